#!/usr/bin/env bash
# Each language's report as XML, PDF, DOCX and HTML: the XML holds to the grammar, the PDF carries it,
# LibreOffice opens the DOCX and prints from it the sentences and numbers that our PDF has; made twice,
# elsewhere, on another clock and under another locale, all bytes are the same.
set -euo pipefail
bin=$1
root=$2
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
fail() { echo "document forms: $1" >&2; exit 1; }

"$bin/inviola" demonstration "$dir/register" >/dev/null
cp -r "$dir/register" "$dir/elsewhere"
make() { # register language form file
  "$bin/inviola" report --register "$1" --session 73 --language "$2" --format "$3" --out "$4"
}

mapfile -t languages < <(ls "$root/data/languages")
for language in "${languages[@]}"; do
  for form in xml pdf docx html; do make "$dir/register" "$language" "$form" "$dir/$language.$form"; done
  xmllint --noout --relaxng "$root/spec/akoma-ntoso.rng" "$dir/$language.xml" 2>"$dir/said" ||
    fail "$language: not of the grammar: $(cat "$dir/said")"
  pdfdetach -save 1 -o "$dir/inside.xml" "$dir/$language.pdf"
  cmp "$dir/inside.xml" "$dir/$language.xml" || fail "$language: the PDF carries another source"
  unzip -p "$dir/$language.docx" customXml/item1.xml | cmp - "$dir/$language.xml" ||
    fail "$language: the DOCX carries another source"
  if grep -q '<link rel="stylesheet"' "$dir/$language.html"; then fail "$language: the page does not stand alone"; fi
done

# The same bytes in another place, time zone, locale; the clock has gone on by itself.
for form in xml pdf docx html; do
  TZ=Pacific/Apia LC_ALL=C.UTF-8 LANG=tr_TR.UTF-8 make "$dir/elsewhere" ar "$form" "$dir/again.$form"
  cmp "$dir/ar.$form" "$dir/again.$form" || fail "$form is not made the same twice"
done

# What an editor's program makes of it.
HOME=$dir soffice --headless --convert-to pdf --outdir "$dir/office" "$dir"/*.docx >"$dir/log" 2>&1 ||
  fail "LibreOffice: $(cat "$dir/log")"
for language in "${languages[@]}"; do
  pdftotext -layout "$dir/office/$language.pdf" "$dir/office.txt"
  pdftotext -layout "$dir/$language.pdf" "$dir/ours.txt"
  python3 "$root/tests/documents/same_text.py" "$language" "$dir/$language.xml" "$dir/office.txt" "$dir/ours.txt" ||
    fail "$language: a text is not the source's"
done
