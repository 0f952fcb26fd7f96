#!/usr/bin/env bash
# Builds the programs in examples/ as somebody else would who depends on the library products, runs them, and compares
# their output and exit status with what is expected, byte for byte. Nothing is left in examples/. They are built without
# the optimizer, which takes a third of the time; the kernels are always optimized.
#
#   check-examples.sh [BUILD_DIR]
#
# Exit status: 0 all is as expected, 1 not.
set -euo pipefail
cd "$(dirname "$0")/../.."
here=Tests/ExamplesTests
build=${1:-.build/examples}

# The package manager writes down which versions it chose.
trap 'rm -f examples/*/Package.resolved' EXIT
for example in forecast replay; do
  # What is built for one package must not be taken for the plan of the other.
  swift build --package-path examples/$example --scratch-path "$build" --disable-build-manifest-caching --disable-index-store
done

passed=0
failed=0
result() { # NAME, whether it passed
  if [ "$2" = 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)) && echo "FAILED: $1"; fi
}

check() { # EXPECTED_FILE STATUS PROGRAM ARGUMENT…
  local expected=$here/$1.txt status=$2 program=$3 found=0 same=0
  shift 3
  "$build/debug/$program" "$@" >"$build/output.txt" || found=$?
  diff -u "$expected" "$build/output.txt" || same=1
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
sed -n '/^```swift$/,/^```$/p' README.md | grep -v '^```' >"$build/shown.txt"
[ -s "$build/shown.txt" ] || same=1
while read -r line; do grep -qF "$line" examples/forecast/Sources/main.swift || same=1; done <"$build/shown.txt"
result "the lines of README.md" $same

echo "$passed passed, $failed failed"
[ $failed = 0 ]
