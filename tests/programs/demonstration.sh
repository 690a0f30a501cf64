#!/usr/bin/env bash
# The demonstration is told whole, is right by its own evidence and by inviola-verify, and the
# figures of the issued reports come out of it. A flipped byte is named.
set -euo pipefail
bin=$1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
fail() { echo "demonstration: $1" >&2; exit 1; }

"$bin/inviola" demonstration "$dir/register"
"$bin/inviola" verify --register "$dir/register" | grep >/dev/null '^right: ' || fail "verify"
"$bin/inviola" export --register "$dir/register" "$dir/exported"
"$bin/inviola-verify" "$dir/exported" || fail "inviola-verify finds it wrong"

sed -i '10s/"entered\\":\\"20/"entered\\":\\"21/' "$dir/exported/entries.jsonl"
if "$bin/inviola-verify" "$dir/exported" >"$dir/wrong"; then fail "a changed entry goes unseen"; fi
grep -q 'entry 9' "$dir/wrong" || fail "the changed entry is not named: $(cat "$dir/wrong")"

"$bin/inviola" backup --register "$dir/register" "$dir/backup"
"$bin/inviola" restore --register "$dir/restored" "$dir/backup" | grep >/dev/null '^right: ' || fail restore

[ "$("$bin/inviola" status III-3 --on 2014-07-24)" = 190 ] || fail "III-3 on 2014-07-24"
"$bin/inviola" participants --since 2012-05-15 --until 2014-07-24 | sed -n 1p |
  grep -x >/dev/null '14 pairs by 8 States' || fail "additional participants"
"$bin/inviola" due --register "$dir/register" --state XGR --on 2018-05-30 --why |
  grep >/dev/null 'practice, not law' || fail "no reason for a date"
"$bin/inviola" report --register "$dir/register" --session 73 --format pdf --out "$dir/report.pdf"
pdftotext "$dir/report.pdf" - | grep >/dev/null 'Demonstration' || fail "the PDF does not say what it is"

# One register, one writer; and what the procedure refuses ends with 1, its code said.
"$bin/inviola" create "$dir/real" --name inviola-trial >/dev/null
echo '{"kind":"reported","occurrences":[{"date":"2012-01-01"}],"statement":{"language":"en","words":"x"},"restriction":{"audience":"everyone"}}' >"$dir/report.json"
set +e
"$bin/inviola" file --register "$dir/real" --as FRA "$dir/report.json" 2>"$dir/refused"
status=$?
set -e
[ $status = 1 ] || fail "a report without a place ended with $status"
grep -q 'missing-field (occurrences\[0\].place)' "$dir/refused" || fail "$(cat "$dir/refused")"
