#!/usr/bin/env bash
# `inviola case`: 0 if all came out as told, 1 and the lines if not, 2 for a file that is no case.
set -euo pipefail
bin=$1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
fail() { echo "case: $1" >&2; exit 1; }
run() {
  set +e
  "$bin/inviola" case "$@" >"$dir/out" 2>"$dir/err"
  status=$?
  set -e
}

printf 'title A\nunder A/RES/71/145\n2017-03-03 Ruritania files r1 about Graustark\n' >"$dir/right.case"
run "$dir/right.case"
[ $status = 0 ] || fail "a right case ended with $status: $(cat "$dir/err")"
grep -qx '1 case, 1 line, 0 came out otherwise' "$dir/out" || fail "$(cat "$dir/out")"

sed 's/Graustark$/Graustark => refused withheld/' "$dir/right.case" >"$dir/wrong.case"
run "$dir/right.case" "$dir/wrong.case"
[ $status = 1 ] || fail "a wrong case ended with $status"
grep -q 'wrong.case:3: ' "$dir/out" || fail "the line is not named: $(cat "$dir/out")"
grep -qx '  expected: refused withheld' "$dir/out" || fail "$(cat "$dir/out")"
grep -qx '  came out: entered, entry 0, under 10 (a)' "$dir/out" || fail "$(cat "$dir/out")"

run --json "$dir/wrong.case"
[ $status = 1 ] || fail "with --json a wrong case ended with $status"
grep -q '"otherwise":\[{"line":3,' "$dir/out" || fail "$(cat "$dir/out")"

echo '2017-03-04 Ruritania deletes r1' >>"$dir/right.case"
run "$dir/wrong.case" "$dir/right.case"
[ $status = 2 ] || fail "a malformed file ended with $status"
grep -q 'right.case:4: .*known: opens' "$dir/err" || fail "$(cat "$dir/err")"
[ ! -s "$dir/out" ] || fail "a case was told beside a malformed one"

run "$dir/absent.case"
[ $status = 3 ] || fail "an absent file ended with $status"
