#!/usr/bin/env bash
# Runs the program on an emulated Nehalem (no AVX) and Haswell (AVX2, no AVX-512) and compares every byte of its
# output with what this machine prints: the one-hot session and short runs of both experiments.
#
#   check-other-cpus.sh PROGRAM
#
# Needs qemu-x86_64 (Debian: qemu-user).
set -euo pipefail
program=$(realpath "${1:?the program to run}")
cd "$(dirname "$0")/../.."

sales='load sales; model srn 8; train 20; model lstm 8; train 20; evaluate; predict; forecast 3; plot loss'
addition='load addition digits=2 examples=400; model lstm 16; train 2; model gru 16; train 2; model srn 16; train 2
evaluate; sample 5; ask 3+36; plot'

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

run() { # NAME COMMAND…: all three runs with that program in front
  local name=$1
  shift
  "$@" -c "$sales" >"$scratch/$name.sales" 2>&1
  "$@" -c "$addition" >"$scratch/$name.addition" 2>&1
  "$@" check sessions/one-hot.md >"$scratch/$name.one-hot" 2>&1
}

unset UNROLL_ISA UNROLL_THREADS
run native "$program"
status=0
for cpu in Nehalem Haswell; do
  # What the emulator says of features it lacks is not the program's.
  run $cpu qemu-x86_64 -cpu $cpu "$program" || { echo "$cpu: the program failed"; cat "$scratch/$cpu".*; status=1; }
  for part in sales addition one-hot; do
    grep -v '^qemu-x86_64: warning: ' "$scratch/$cpu.$part" >"$scratch/output" || true
    if diff -u "$scratch/native.$part" "$scratch/output"; then
      echo "$cpu, $part: the same $(wc -c <"$scratch/output") bytes"
    else
      status=1
    fi
  done
done
exit $status
