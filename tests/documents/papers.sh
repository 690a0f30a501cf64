#!/usr/bin/env bash
# The notes to States and the forms for missions from the command line: made from what the State may
# see, in every form; what there is no occasion for, and a State that is not there, is refused in words.
set -euo pipefail
bin=$1
root=$2
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
fail() { echo "papers: $1" >&2; exit 1; }

"$bin/inviola" demonstration "$dir/register" >/dev/null
note() { "$bin/inviola" note "$@" --register "$dir/register"; }

for kind in circular acknowledgement circulation attention reminder instruments note-verbale letter; do
  note "$kind" --to XGR --language ar --format xml --out "$dir/$kind.xml" 2>"$dir/said" ||
    fail "no $kind to Graustark: $(cat "$dir/said")"
  xmllint --noout --relaxng "$root/spec/akoma-ntoso.rng" "$dir/$kind.xml" 2>"$dir/said" ||
    fail "$kind: not of the grammar: $(cat "$dir/said")"
done
for form in pdf docx html text; do
  note note-verbale --for follow-up --language fr --format "$form" --out "$dir/form.$form"
done
pdftotext "$dir/form.pdf" "$dir/form.words"
grep -q "note verbale n’est pas signée" "$dir/form.words" || fail "the form does not say it is not signed"

refused() { # words, then the command
  local words=$1
  shift
  local code=0
  note "$@" >"$dir/out" 2>"$dir/said" || code=$?
  [ "$code" = 1 ] || fail "ended with $code: $*"
  grep -q "$words" "$dir/said" || fail "does not say \"$words\": $(cat "$dir/said")"
}
refused "no State of the code SUN exists" instruments --to SUN
refused "no State of the code CSHH exists" instruments --to CSHH
refused "no State of the code CSHH exists" note-verbale --to CSHH
refused "to which State" circular
refused "there is no reminder for XRU" reminder --to XRU

"$bin/inviola" report --register "$dir/register" --session 73 --out "$dir/report.txt" 2>"$dir/said"
grep -Eq '^inviola: [0-9]+ words of at most 8500$' "$dir/said" || fail "the length is not told: $(cat "$dir/said")"
