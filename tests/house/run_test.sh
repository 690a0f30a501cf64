#!/usr/bin/env bash
# What ./run does around the build: the words it takes, and the demonstration, made once and never
# taken half. The build and the programs are stood in for; the script is the real one.
set -euo pipefail
root=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
house="$folder/house"
mkdir -p "$house/tools" "$house/build/release/bin" "$folder/path" "$folder/stand"
cp "$root/run" "$house/run"
programs="$house/build/release/bin"

program() { printf '#!/usr/bin/env bash\n%s\n' "$2" >"$1"; chmod +x "$1"; }
program "$house/tools/packages" 'echo "packages $*"'
program "$folder/path/cmake" 'exit 0'
program "$programs/inviolad" 'echo "inviolad $*"'
program "$programs/inviola" 'mkdir "$2" && touch "$2/register" && echo made >>"'"$folder"'/made"'
export PATH="$folder/path:$PATH" XDG_DATA_HOME="$folder/home"
demonstration="$folder/home/inviola/demonstration"

failures=0
expect() {
  if ! grep -qxF -- "$2" <<<"$3"; then
    printf '%s: wanted the line\n  %s\ngot\n%s\n' "$1" "$2" "$3"
    failures=$((failures + 1))
  fi
}
run() { (cd "$folder/stand" && "$house/run" "$@" 2>&1) || echo "ended with $?"; }

program "$programs/inviola" 'mkdir "$2" && echo "disk full" && exit 1'
expect 'a demonstration that fails ends it' 'ended with 1' "$(run)"
[ ! -e "$demonstration" ] || { echo 'a half demonstration was kept'; failures=$((failures + 1)); }

program "$programs/inviola" 'mkdir "$2" && touch "$2/register" && echo made >>"'"$folder"'/made"'
out=$(run)
expect 'only what the build needs is installed' 'packages build' "$out"
expect 'the demonstration is served' \
  "inviolad --register $demonstration --port 8080" "$out"
run >/dev/null
expect 'the demonstration is made once' '1' "$(wc -l <"$folder/made")"

expect 'the day is passed on' \
  "inviolad --register $demonstration --port 9000 --today 2018-05-15" \
  "$(run --today 2018-05-15 --port 9000)"
expect 'a register is taken from where the caller stands' \
  "inviolad --register $folder/stand/my register --port 8080" \
  "$(run --register 'my register')"
expect 'an unknown word is refused' 'ended with 2' "$(run --registers x)"
expect 'a missing value is refused' './run: --port needs a value' "$(run --port)"
expect 'a wrong port is refused' 'ended with 2' "$(run --port eighty)"
[ "$failures" -eq 0 ]
