#!/usr/bin/env bash
# ./test must never be green when something failed: a made-up project of ctest, with every way in
# which a test can end, is run and counted.
set -euo pipefail
root=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# Runs ctest over the tests written on standard input and counts.
counted() {
  rm -rf ./*
  { echo 'cmake_minimum_required(VERSION 3.25)'; echo 'project(made_up NONE)'; echo 'enable_testing()'; cat; } >CMakeLists.txt
  cmake -S . -B build >/dev/null
  if "$root/tools/run_tests" build >output.txt 2>&1; then echo green >>output.txt; else echo red >>output.txt; fi
  tail -n 2 output.txt
}

failures=0
expect() {
  local got
  got=$(counted)
  if [ "$got" != "$2" ]; then
    printf '%s: got\n%s\nwanted\n%s\n' "$1" "$got" "$2"
    failures=$((failures + 1))
  fi
}

cases='[doctest] test cases:  12 |  12 passed | 0 failed | 0 skipped'
expect 'good ones are counted by their cases' $'13 passed, 0 failed\ngreen' <<END
add_test(NAME cases COMMAND echo "$cases")
add_test(NAME plain COMMAND true)
END
expect 'a long output does not hide the count' $'12 passed, 0 failed\ngreen' <<END
add_test(NAME long COMMAND bash -c "seq 1 200000; echo '$cases'")
END
expect 'failed cases' $'10 passed, 2 failed\nred' <<'END'
add_test(NAME cases COMMAND bash -c "echo '[doctest] test cases: 12 | 10 passed | 2 failed | 0 skipped'; exit 1")
END
expect 'a program that says all is well and fails' $'12 passed, 1 failed\nred' <<END
add_test(NAME liar COMMAND bash -c "echo '$cases'; exit 3")
END
expect 'a crash' $'1 passed, 1 failed\nred' <<'END'
add_test(NAME plain COMMAND true)
add_test(NAME crash COMMAND bash -c "kill -SEGV \$\$")
END
expect 'a test too slow' $'1 passed, 1 failed\nred' <<'END'
add_test(NAME plain COMMAND true)
add_test(NAME slow COMMAND sleep 20)
set_tests_properties(slow PROPERTIES TIMEOUT 1)
END
expect 'a program that is not there' $'1 passed, 1 failed\nred' <<'END'
add_test(NAME plain COMMAND true)
add_test(NAME absent COMMAND not-there)
END
expect 'a test switched off' $'1 passed, 1 failed\nred' <<'END'
add_test(NAME plain COMMAND true)
add_test(NAME off COMMAND true)
set_tests_properties(off PROPERTIES DISABLED ON)
END
expect 'nothing ran' $'0 passed, 0 failed\nred' </dev/null
[ "$failures" -eq 0 ]
