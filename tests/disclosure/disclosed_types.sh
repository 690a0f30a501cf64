#!/usr/bin/env bash
# disclosed_types.sh COMPILER ROOT: a page, a note and an answer of the interface take what the gate
# disclosed and nothing else. Each case is compiled as it is, and must not; and with what the gate
# gives in its place, and must: else it could have failed for any reason.
set -u
compiler=$1
root=$2
failed=0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

compiles() { # DEFINITION
  "$compiler" -std=c++20 -fsyntax-only -I"$root/src" "-D$1" \
    "$root/tests/disclosure/disclosed_types.cpp" 2>"$scratch/said"
}

for case in PAGE NOTE VIEWER MADE; do
  if compiles "RAW_$case"; then
    echo "disclosed_types: RAW_$case compiles: something not disclosed passes"
    failed=1
  elif ! grep -Eq "error:.*Disclosed" "$scratch/said"; then
    echo "disclosed_types: RAW_$case does not compile, but for another reason:"
    cat "$scratch/said"
    failed=1
  fi
done
if ! compiles GATE; then
  echo "disclosed_types: the same with the gate does not compile:"
  cat "$scratch/said"
  failed=1
fi
exit $failed
