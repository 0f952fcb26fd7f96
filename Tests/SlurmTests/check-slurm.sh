#!/usr/bin/env bash
# Runs the program on a real Slurm, which it starts and ends: see slurm-rig.sh.
#
#   Tests/SlurmTests/check-slurm.sh .build/release/unroll
# Ends with 77 where there is no Slurm.
set -euo pipefail
unroll=$(realpath "$1")
. "$(dirname "$0")/slurm-rig.sh"
start_slurm
here=$rig/home
mkdir -p "$here/config/unroll"
export XDG_CONFIG_HOME=$here/config XDG_STATE_HOME=$here/state XDG_DATA_HOME=$here/data

fail() {
  echo "check-slurm: $*" >&2
  RIG_KEEP=1
  exit 1
}

# Programs that are still running when the check ends belong to the rig, too.
export UNROLL_RIG=$rig

# Other seeds each time, so that nothing is there already: the data, then a comparison.
commands() { echo "load sales; seed ${1}00; compare srn lstm units=4 train=$2 repeat=$3"; }
# What a local run prints, in a home of its own.
local_output() { XDG_DATA_HOME=$rig/local "$unroll" -c "$1"; }
expect_same() { [ "$1" = "$2" ] || fail "$3: not the bytes of a local run:"$'\n'"$1"$'\n'"$2"; }
queue() { squeue --noheader --array --states=all --format='%F %K %T %N' "$@"; }
is_running() { queue | grep -q " RUNNING "; }
is_empty() { ! squeue --noheader | grep -q .; }
plan_folder() { dirname "$(ls -t "$XDG_DATA_HOME"/unroll/plans/*/plan | head -1)"; }

check_same_bytes() {
  local line
  line=$(commands 1 40 8)
  expect_same "$("$unroll" -c "$line on=slurm jobs=4 time=5")" "$(local_output "$line")" "an array"
  # All is there: no job is submitted.
  : >"$rig/calls"
  expect_same "$("$unroll" -c "$line on=slurm")" "$(local_output "$line")" "the same command again"
  local jobs
  jobs=$("$unroll" -c 'runs jobs')
  grep -q '16' <<<"$jobs" || fail "runs jobs: $jobs"
  echo "an array gives the bytes of a local run"
}

# A task is put back, another one is cancelled, and its node's power fails; the command sees it through, or says what is missing
# and the same command brings it.
check_accidents() {
  local line job output expected
  line=$(commands 2 "$slow" 8)
  expected=$(local_output "$line")
  "$unroll" -c "$line on=slurm jobs=4 time=5" >"$rig/accidents" 2>&1 &
  output=$!
  rig_wait 60 is_running
  job=$(queue | awk '/ RUNNING /{print $1 "_" $2; exit}')
  scontrol requeue "$job" || true
  # Otherwise it would wait for two minutes.
  sleep 1
  scontrol update JobId="$job" StartTime=now || true
  kill_node n1
  sleep 1
  start_node n1
  wait $output || { cat "$rig/accidents"; echo "(again)"; }
  expect_same "$("$unroll" -c "$line on=slurm jobs=4 time=5")" "$expected" "after accidents"
  echo "requeued, and a node that died: nothing is lost"
}

check_cancelled() {
  local line expected process
  line=$(commands 3 "$slow" 8)
  expected=$(local_output "$line")
  # Two at once: one submits, the other finds its jobs.
  "$unroll" -c "$line on=slurm jobs=4 time=5" >"$rig/one" 2>&1 &
  process=$!
  rig_wait 60 is_running
  "$unroll" -c "$line on=slurm jobs=4 time=5" >"$rig/two" 2>&1 &
  local other=$!
  sleep 3
  [ "$(squeue --noheader --format=%F | sort -u | wc -l)" -le 1 ] || fail "a second collector submitted again: $(squeue)"
  "$unroll" -c 'runs cancel' >"$rig/cancel" 2>&1 || fail "runs cancel: $(cat "$rig/cancel")"
  if wait $process; then expect_same "$(cat "$rig/one")" "$expected" "cancelled too late"; else
    grep -q 'cancelled' "$rig/one" || fail "cancelled jobs: $(cat "$rig/one")"
  fi
  wait $other || true
  expect_same "$("$unroll" -c "$line on=slurm jobs=4 time=5")" "$expected" "after runs cancel"
  echo "cancelled, with two collectors: the same command brings the rest"
}

# Ctrl-C leaves the jobs running, and the same command comes back to them.
check_leaving() {
  local line expected process
  line=$(commands 4 "$slow" 8)
  expected=$(local_output "$line")
  "$unroll" -c "$line on=slurm jobs=4 time=5" >"$rig/left" 2>&1 &
  process=$!
  rig_wait 60 is_running
  kill -INT $process
  wait $process && fail "Ctrl-C is no success: $(cat "$rig/left")"
  grep -q 'these jobs go on' "$rig/left" || fail "leaving: $(cat "$rig/left")"
  is_running || fail "the jobs were to go on"
  expect_same "$("$unroll" -c "$line on=slurm")" "$expected" "coming back"
  echo "leaving and coming back"
}

check_folder_gone() {
  local process
  "$unroll" -c "$(commands 5 "$slow" 8) on=slurm jobs=4 time=5" >"$rig/gone" 2>&1 &
  process=$!
  rig_wait 60 is_running
  mv "$(plan_folder)" "$rig/elsewhere"
  wait $process && fail "a folder that vanished: $(cat "$rig/gone")"
  grep -qE 'is not there any more|does not find the folder|status 75' "$rig/gone" || fail "a folder that vanished: $(cat "$rig/gone")"
  rig_wait 30 is_empty
  echo "a folder that vanishes"
}

refused() {
  local words=$1
  shift
  "$unroll" -c "$(commands 6 40 2) on=slurm $*" >"$rig/refused" 2>&1 && fail "not refused: $*"
  grep -q "$words" "$rig/refused" || fail "$*: $(cat "$rig/refused")"
}

check_refusals() {
  refused 'the cluster has no partition "shrot"; did you mean "short"' partition=shrot
  refused 'longer than partition "short" allows' time=9d
  refused 'sbatch refused the job: .*ask for less memory' memory=900G
  refused 'waited for what never comes' cores=99
  refused 'expected a time' time=soon
  echo 'memory=lots' >"$XDG_CONFIG_HOME/unroll/slurm"
  refused 'slurm, line 1: expected an amount of memory' time=5
  rm "$XDG_CONFIG_HOME/unroll/slurm"
  env PATH=/nowhere "$unroll" -c "$(commands 6 40 2) on=slurm" >"$rig/refused" 2>&1 && fail "without Slurm"
  grep -q 'there is no Slurm on this machine' "$rig/refused" || fail "without Slurm: $(cat "$rig/refused")"
  is_empty || fail "refused, and something was submitted: $(squeue)"
  echo "what is refused"
}

# How many epochs take a core some seconds for 16 runs in four parts, in a release build.
slow=${SLURM_CHECK_EPOCHS:-200000}
check_same_bytes
check_leaving
check_cancelled
check_accidents
check_folder_gone
check_refusals
