#!/usr/bin/env bash
# Builds the programs in examples/ as somebody else would who depends on the library products, runs them, and compares
# their output and exit status with what is expected, byte for byte. Nothing is left in examples/.
#
#   check-examples.sh [BUILD_DIR]
#
# Modules that the folder of the build already has, as that of this package does, are not compiled again.
#
# Exit status: 0 all is as expected, 1 not.
set -euo pipefail
cd "$(dirname "$0")/../.."
here=Tests/ExamplesTests
build=${1:-.build}
scratch=$(mktemp -d)

# What is to be built for one package must not be taken for the plan of another, of which a folder keeps the last.
build_anew() { swift build -c release --scratch-path "$build" --disable-build-manifest-caching "$@"; }
clean_up() {
  # The package manager writes down which versions it chose.
  rm -rf "$scratch" examples/*/Package.resolved
  build_anew --product EmbedTexts >/dev/null
}
trap clean_up EXIT
for example in forecast replay; do build_anew --package-path examples/$example; done

passed=0
failed=0
result() { # NAME, whether it passed
  if [ "$2" = 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)) && echo "FAILED: $1"; fi
}

check() { # EXPECTED_FILE STATUS PROGRAM ARGUMENT…
  local expected=$here/$1.txt status=$2 program=$3 found=0 same=0
  shift 3
  "$build/release/$program" "$@" >"$scratch/output.txt" || found=$?
  diff -u "$expected" "$scratch/output.txt" || same=1
  [ $found = "$status" ] || { echo "exit status $found, expected $status" && same=1; }
  result "$program $*" $same
}

check forecast 0 forecast examples/sales.csv sales
check forecast-unknown-column 1 forecast examples/sales.csv dollars
check forecast-usage 64 forecast
check replay 0 replay sessions/one-hot.md
check replay-changed 1 replay $here/changed.md
check replay-unclosed 1 replay $here/unclosed.md
check replay-missing 1 replay missing.md

# What README.md shows of the first program stands in it.
same=0
sed -n '/^```swift$/,/^```$/p' README.md | grep -v '^```' >"$scratch/shown.txt"
[ -s "$scratch/shown.txt" ] || same=1
while read -r line; do grep -qF "$line" examples/forecast/Sources/main.swift || same=1; done <"$scratch/shown.txt"
result "the lines of README.md" $same

echo "$passed passed, $failed failed"
[ $failed = 0 ]
