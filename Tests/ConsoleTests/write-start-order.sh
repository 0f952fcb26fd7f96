#!/usr/bin/env bash
# Writes Sources/unroll/start-order.txt anew: the functions that are called when the program starts, reads a question
# and ends. The linker puts them side by side, so that a start maps some 8 MB less of the program's code into memory.
#
# Usage: write-start-order.sh [--check] UNROLL, a release build. With --check nothing is written: exit status 1 if the
# program has lost more than a fifth of the functions in the list, which is then to be written anew.
set -euo pipefail
. "$(dirname "$0")/../binary-tools.sh"
nm=$(tool nm)
list=$(cd "$(dirname "$0")/../.." && pwd)/Sources/unroll/start-order.txt
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export LC_ALL=C
functions_of() { "$nm" "$1" | awk 'tolower($2) == "t" || tolower($2) == "w" { print $3 }' | sort -u; }

if [ "$1" = --check ]; then
  functions_of "$2" >"$scratch/functions"
  all=$(wc -l <"$list")
  known=$(comm -12 "$scratch/functions" "$list" | wc -l)
  echo "start-order.txt: the program has $known of $all functions"
  [ $((known * 5)) -ge $((all * 4)) ]
  exit
fi

functions_of "$1" >"$scratch/functions"
for language in en_US.UTF-8 zh_TW.UTF-8; do
  printf '%s\n' "load addition" "model lstm 8" "encode ' 163+3'" "exit" |
    LC_ALL=$language valgrind -q --tool=callgrind --demangle=no --callgrind-out-file="$scratch/calls.$language" \
      "$1" >/dev/null
done
# A function's name stands where its number is first used, in a recursion with the depth behind it.
sed -nE "s/^c?fn=\([0-9]+\) ([^']*).*/\1/p" "$scratch"/calls.* | sort -u | comm -12 - "$scratch/functions" \
  >"$list"
wc -l "$list"
