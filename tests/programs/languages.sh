#!/usr/bin/env bash
# Every page stands in every language offered, at an address of its own; documents too, on the site and
# by the command line. A catalogue that is not whole keeps the server from starting, and says why.
set -euo pipefail
bin=$1
data=$2
dir=$(mktemp -d)
server=
trap 'kill $server 2>/dev/null || true; rm -rf "$dir"' EXIT
fail() { echo "languages: $1" >&2; exit 1; }

"$bin/inviola" demonstration "$dir/register" >/dev/null
"$bin/inviolad" --register "$dir/register" --port 0 >"$dir/log" 2>&1 &
server=$!
for _ in $(seq 100); do grep -q '^Inviola serves' "$dir/log" && break; sleep 0.1; done
base=$(sed -n 's|^Inviola serves .* at \(http://[^ ]*\)/$|\1|p' "$dir/log")
[ -n "$base" ] || fail "it did not start: $(cat "$dir/log")"

declare -A direction=([ar]=rtl [zh]=ltr [en]=ltr [fr]=ltr [ru]=ltr [es]=ltr)
offered=$(ls "$data/languages")
dossier=$(curl -s "$base/en/dossiers" | grep -o '/dossiers/[0-9A-Z]*-[0-9A-Z]*' | head -1)
for language in $offered; do
  for path in / /dossiers "$dossier" /states /states/XGR /instruments /instruments/III-3 /mandates \
    /mandates/A-RES-71-145 /cycles /cycles/73 /cycles/73/report /cycles/73/addendum \
    /cycles/73/agenda /record /verify /about /api; do
    curl -sf "$base/$language$path" >"$dir/page" || fail "/$language$path"
    grep -q "<html lang=\"$language\" dir=\"${direction[$language]}\">" "$dir/page" ||
      fail "/$language$path does not say its language"
    for other in $offered; do
      grep -q "<link rel=\"alternate\" href=\"/$other$path\" hreflang=\"$other\"" "$dir/page" ||
        fail "/$language$path does not lead to /$other$path"
    done
    if grep -oE 'href="/[^"]*"' "$dir/page" | grep -vE "href=\"/($(echo $offered | tr ' ' '|'))/|href=\"/(assets|api|attachments)/"; then
      fail "/$language$path leads out of its language"
    fi
    if grep -E '\[[a-z-]+\.[a-z.-]+\]' "$dir/page"; then fail "/$language$path lacks a sentence"; fi
  done
  [ "$(curl -s -o /dev/null -w '%{http_code}' "$base/$language/dossiers/NOPE-NOPE")" = 404 ] || fail 404
  curl -sf "$base/$language/cycles/73/report.pdf" >"$dir/site.pdf" || fail "no PDF in $language"
  "$bin/inviola" report --register "$dir/register" --session 73 --language "$language" --format pdf \
    --out "$dir/report.pdf"
  cmp "$dir/site.pdf" "$dir/report.pdf" || fail "two PDFs in $language"
  pdftotext "$dir/report.pdf" - | grep >/dev/null '71/145' || fail "the PDF in $language gives no text back"
  chosen=$(curl -s -o /dev/null -w '%{redirect_url}' -H "Accept-Language: de, $language;q=0.7, *;q=0.1" \
    "$base/states?x=%C3%A9")
  [ "$chosen" = "$base/$language/states?x=%C3%A9" ] || fail "chosen for $language: $chosen"
done
curl -sI "$base/" | grep >/dev/null -i '^Vary: Accept-Language' || fail "no Vary"
[ "$(curl -s -o /dev/null -w '%{redirect_url}' "$base/de/states")" = "$base/en/de/states" ] || fail de
curl -sD - -o /dev/null -H 'Accept-Language: fr' "$base/api/dossiers/NOPE" |
  grep >/dev/null -i '^Content-Language: fr' || fail "the API does not speak French"
set +e
"$bin/inviola" report --register "$dir/register" --session 73 --language de 2>"$dir/de"
[ $? = 2 ] || fail "a language that is not offered"
set -e
grep -q 'de is not offered; these are:.* en' "$dir/de" || fail "$(cat "$dir/de")"

# What a broken folder of words is told.
kill $server; wait $server || true
refuses() {
  if "$bin/inviolad" --register "$dir/register" --port 0 --data "$dir/data" 2>"$dir/why"; then
    fail "served without: $1"
  fi
  grep -qF -- "$1" "$dir/why" || fail "$1: $(cat "$dir/why")"
}
cp -r "$data" "$dir/data"
sed -i 's/^unknown-key.*/unknown-key = "{who}"/' "$dir/data/languages/fr/chrome.toml"
refuses 'languages/fr/chrome.toml: api.error.unknown-key: takes {who} in fr, none in en'
cp "$data/languages/fr/chrome.toml" "$dir/data/languages/fr/"
sed -i 's/^joined-count = .*/joined-count = "{number, plural, one {#} many {#} other {#}}"/' "$dir/data/languages/ru/public.toml"
refuses 'languages/ru/public.toml: page.participation.joined-count: {number, plural: few} is missing'
cp "$data/languages/ru/public.toml" "$dir/data/languages/ru/"
printf '\nx = "\xff"\n' >>"$dir/data/languages/fr/web.toml"
refuses 'languages/fr/web.toml: not UTF-8 at byte'
rm "$dir/data/languages/fr/web.toml"
refuses 'languages/fr/web.toml: web.trail: not given in fr'
