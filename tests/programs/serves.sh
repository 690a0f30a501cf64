#!/usr/bin/env bash
# The server answers every address of the site with a page that says it is a demonstration; a State
# files over HTTP and verifies its receipt; a second writer is refused; a withheld report is nowhere.
set -euo pipefail
bin=$1
dir=$(mktemp -d)
server=
trap 'kill $server 2>/dev/null || true; rm -rf "$dir"' EXIT
fail() { echo "serves: $1" >&2; exit 1; }

"$bin/inviola" demonstration "$dir/register" >/dev/null
key=$("$bin/inviola" key --register "$dir/register" --for XRU)
"$bin/inviolad" --register "$dir/register" --port 0 >"$dir/log" 2>&1 &
server=$!
for _ in $(seq 100); do grep -q '^Inviola serves' "$dir/log" && break; sleep 0.1; done
base=$(sed -n 's|^Inviola serves .* at \(http://[^ ]*\)/$|\1|p' "$dir/log")
[ -n "$base" ] || fail "it did not start: $(cat "$dir/log")"

[ "$(curl -s -o /dev/null -w '%{http_code} %{redirect_url}' -H 'Accept-Language: en-GB' \
  "$base/dossiers?host=XGR")" = "302 $base/en/dossiers?host=XGR" ] || fail "no language is chosen"
for path in / /dossiers /search "/search?q=embassy" /states /states/XGR /instruments /instruments/III-3 /mandates \
  /mandates/A-RES-71-145 /cycles /cycles/73 /cycles/73/report /cycles/73/addendum /forms/note-verbale /forms/letter \
  /cycles/73/agenda /record /verify /about /api; do
  curl -sfL "$base$path" >"$dir/page" || fail "$path"
  grep -qi 'demonstration' "$dir/page" || fail "$path does not say that it is a demonstration"
  if grep -q 'for the Secretary-General alone' "$dir/page"; then fail "$path tells of a withheld report"; fi
done
[ "$(curl -s -o /dev/null -w '%{http_code}' "$base/en/dossiers/NOPE-NOPE")" = 404 ] || fail "404"

# The same for programs: tables, a feed, a calendar, in the language of the address.
for path in dossiers.csv dossiers.json states/XGR.csv states/XGR.json instruments.csv \
  instruments/III-3.csv instruments/changes.csv instruments/changes.json record.csv figures.csv \
  figures.json reports.atom calendar.ics figures instruments/changes; do
  curl -sf "$base/ar/$path" >"$dir/page" || fail "/ar/$path"
  if grep -q 'for the Secretary-General alone' "$dir/page"; then fail "$path tells of a withheld report"; fi
done
[ "$(curl -s -o /dev/null -w '%{http_code}' "$base/en/dossiers/NOPE-NOPE.json")" = 404 ] || fail "404 for programs"
[ "$(curl -s -o /dev/null -w '%{http_code}' "$base/en/states/QQQ.csv")" = 404 ] || fail "404 of a table"
[ "$(curl -s -o /dev/null -w '%{http_code}' "$base/en/instruments.csv?on=never")" = 400 ] || fail "400 of a table"
curl -s "$base/fr/reports.atom" >"$dir/feed"
curl -s "$base/fr/calendar.ics" >"$dir/calendar"
python3 - "$dir" <<'END' || fail "the feed or the calendar"
import sys, xml.etree.ElementTree as tree
atom = "{http://www.w3.org/2005/Atom}"
feed = tree.parse(sys.argv[1] + "/feed").getroot()
assert feed.tag == atom + "feed" and feed.find(atom + "updated") is not None
ids = [entry.find(atom + "id").text for entry in feed.iter(atom + "entry")]
assert ids and len(set(ids)) == len(ids) and all(i.startswith("urn:uuid:") for i in ids), ids
for entry in feed.iter(atom + "entry"):
    assert entry.find(atom + "title").text and entry.find(atom + "updated").text.endswith("T00:00:00Z")
raw = open(sys.argv[1] + "/calendar", "rb").read()
assert raw.endswith(b"END:VCALENDAR\r\n") and b"\n" not in raw.replace(b"\r\n", b"")
assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
text = raw.decode().replace("\r\n ", "")
assert text.count("BEGIN:VEVENT") == text.count("UID:") == text.count("DTSTAMP:") > 20
END

cat >"$dir/act.json" <<'END'
{"act": {"kind": "reported", "stage": "alert",
  "occurrences": [{"date": "2018-08-01", "place": "Edelweiss", "host": "XGR",
                   "sending_states": ["XRU"], "target": ["embassy"], "nature": ["premises"]}],
  "statement": {"language": "en", "words": "The windows were broken."},
  "restriction": {"audience": "everyone"}}}
END
curl -s -H "Authorization: Bearer $key" -d @"$dir/act.json" "$base/api/acts" >"$dir/filed"
python3 - "$dir" <<'END' || fail "what was filed: $(cat "$dir/filed")"
import json, sys
filed = json.load(open(sys.argv[1] + "/filed"))
open(sys.argv[1] + "/entry", "w").write(filed["entry"])
json.dump(filed["receipt"], open(sys.argv[1] + "/receipt", "w"))
END
verifier=$(curl -s "$base/api/register" | python3 -c 'import json,sys; print(json.load(sys.stdin)["verifier_key"])')
"$bin/inviola-verify" --receipt "$dir/receipt" --entry "$dir/entry" --key "$verifier" ||
  fail "the receipt does not hold"
[ "$(curl -s -o /dev/null -w '%{http_code}' -d @"$dir/act.json" "$base/api/acts")" = 401 ] ||
  fail "filed without a key"
[ "$(curl -s -H "Authorization: Bearer $key" -d '{"act":{"kind":"circulated","about":"X"}}' \
  "$base/api/acts" | python3 -c 'import json,sys; print(json.load(sys.stdin)["error"]["code"])')" \
  = not-a-power-of ] || fail "a State circulated"

set +e
"$bin/inviolad" --register "$dir/register" --port 0 2>"$dir/second"
[ $? = 1 ] || fail "a second writer was let in"
set -e
grep -q 'another program is writing' "$dir/second" || fail "$(cat "$dir/second")"
