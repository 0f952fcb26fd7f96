#!/usr/bin/env bash
# Counts the instructions of the hot loops with callgrind, which no noise of the machine changes: some epochs of monthly
# sales and a batch or two of addition, on one thread with AVX2. Fails where one takes over 5 % more than
# recorded in instruction-counts.txt; a smaller count is worth recording: count-instructions.sh PROGRAM --record.
set -euo pipefail
program=${1:?usage: count-instructions.sh PROGRAM [--record]}
record=${2:-}
counts="$(cd "$(dirname "$0")" && pwd)/instruction-counts.txt"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

count() {
  UNROLL_THREADS=1 UNROLL_ISA=avx2 valgrind --tool=callgrind --callgrind-out-file="$scratch/out" \
    --toggle-collect='*7TrainerC10trainEpoch*' "$program" -c "$1" 2>&1 >/dev/null | awk '/Collected :/ { print $4 }'
}

passed=0
failed=0
fresh=""
while IFS='|' read -r name commands before; do
  now=$(count "$commands")
  if [ -z "$now" ] || [ "$now" = 0 ]; then
    echo "$name: nothing was counted"
    failed=$((failed + 1))
    continue
  fi
  fresh+="$name|$commands|$now"$'\n'
  printf '%s: %s instructions, %s recorded\n' "$name" "$now" "${before:-none}"
  if [ "$record" = --record ] || { [ -n "$before" ] && [ $((now * 100)) -le $((before * 105)) ]; }; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
  fi
done <"$counts"
[ "$record" != --record ] || printf '%s' "$fresh" >"$counts"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
