#!/usr/bin/env bash
# tools/packages asks for what is missing and for nothing else, and for nothing at all if all is
# there. dpkg-query and apt-get are stood in for.
set -euo pipefail
root=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/tools" "$folder/path"
cp "$root/tools/packages" "$folder/tools/packages"
printf '# why\n\nfirst   # a reason\nsecond\n' >"$folder/packages-build.txt"
printf 'third # another\n' >"$folder/packages-test.txt"

program() { printf '#!/usr/bin/env bash\n%s\n' "$2" >"$folder/path/$1"; chmod +x "$folder/path/$1"; }
program apt-get 'echo "$*" >>"'"$folder"'/asked"; [ ! -e "'"$folder"'/broken" ]'
program sudo 'exec "$@"'
installed() { program dpkg-query "printf '%b' '$1'; exit 1"; }
asked() { rm -f "$folder/asked"; PATH="$folder/path:$PATH" "$folder/tools/packages" "$@" >"$folder/out" 2>&1; }

failures=0
fail() { echo "$1"; cat "$folder/out" "$folder/asked" 2>/dev/null; failures=$((failures + 1)); }

installed 'installed first\ninstalled second\ninstalled third\n'
asked build test || fail 'all is there: should have ended well'
[ ! -e "$folder/asked" ] || fail 'all is there: should have asked nobody'

installed 'installed first, second (= 1)\ninstalled another, third, fourth\nconfig-files fifth\n'
asked build test || fail 'all is provided: should have ended well'
[ ! -e "$folder/asked" ] || fail 'all is provided: should have asked nobody'

installed 'installed first\nconfig-files second\n'
asked build || fail 'one is missing: should have ended well'
grep -q -- '--no-install-recommends second$' "$folder/asked" || fail 'should have asked for the second alone'
asked build test || fail 'two are missing: should have ended well'
grep -q -- '--no-install-recommends second third$' "$folder/asked" || fail 'should have asked for two'

touch "$folder/broken"
! asked build || fail 'apt failed: should have failed'
[ "$failures" -eq 0 ]
