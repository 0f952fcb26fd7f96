#!/usr/bin/env bash
# Runs the program on a real Slurm, which it starts and ends: see slurm-rig.sh. A quiet machine of two cores takes about six
# minutes.
#
#   Tests/SlurmTests/check-slurm.sh .build/release/unroll [CHECK…]
# Ends with 77 where there is no Slurm.
set -euo pipefail
unroll=$(realpath "$1")
shift
. "$(dirname "$0")/slurm-rig.sh"
. "$(dirname "$0")/slurm-checks.sh"
start_slurm

check_same_bytes() {
  expect_same "$little" "an array"
  # All is there: no job is submitted.
  local before
  before=$(last_job)
  expect_same "$little" "the same command again"
  [ "$(last_job)" = "$before" ] || fail "submitted, and all was there"
  "$unroll" -c 'runs jobs' >"$home/jobs"
  grep -q '16' "$home/jobs" || fail "runs jobs: $(cat "$home/jobs")"
  "$unroll" -c 'load sales; runs verify 3' >"$home/verified"
  grep -q '3 runs of 16' "$home/verified" && grep -q 'avx\|baseline' "$home/verified" || fail "verify: $(cat "$home/verified")"
  echo "an array gives the bytes of a local run; runs verify names the processor"
}

# One command that sees it through: a task is killed, the node of another is needed for others, the time of a third is up,
# one is put back, and a node's power fails.
check_accidents() {
  local place alone part victims
  local_output "$many" >/dev/null
  follow "$many on=slurm jobs=3"
  rig_wait 60 is_running 3
  # The part that is alone on its node, and the two others.
  alone=$(running | awk '{ count[$4]++; part[$4] = $2 } END { for (n in count) if (count[n] == 1) print part[n], n }')
  read -r part place <<<"$alone"
  read -r -a victims < <(running | awk -v part="$part" '$2 != part { printf "%s ", $2 } END { print "" }')
  for part in 1 2 3; do rig_wait 30 is_computing $part; done
  read -r part place <<<"$alone"
  kill -KILL $(computing "${victims[0]}")
  sbatch --partition=urgent --nodelist="$place" --exclusive --output=/dev/null --wrap=true >/dev/null
  rig_wait 120 part_has_results "${victims[1]}"
  # It hangs from now on.
  kill -STOP $(computing "${victims[1]}") || fail "it was to be computing"
  scontrol update JobId="$(running | awk -v part="${victims[1]}" '$2 == part { print $1 "_" $2 }')" TimeLimit=0
  rig_wait 60 eval "queue | grep -q TIMEOUT"
  queue | grep -q PREEMPTED || fail "nothing was preempted: $(queue)"
  queue | grep -q FAILED || fail "nothing was killed: $(queue)"
  wait $process || fail "after accidents: $(cat "$said")"
  expect_local "$said" "$many" "after accidents"
  [ "$(kept_runs)" = 96 ] || fail "not 96 runs are kept: $(kept_runs)"
  echo "killed, preempted, its time up: one command submits them again and ends with the bytes of a local run"
}

check_dead_node() {
  local job
  follow "$one on=slurm"
  rig_wait 60 is_computing 1
  job=$(running | awk '{print $1 "_" $2; exit}')
  scontrol requeue "$job"
  # Otherwise it would wait for two minutes.
  rig_wait 20 eval "queue | grep -q PENDING"
  scontrol update JobId="$job" StartTime=now
  rig_wait 60 is_computing 1
  kill_node "$(running | awk '{print $4; exit}')"
  rig_wait 40 eval "sinfo -h -N -o %T | grep -q down"
  start_node n1
  wait $process || fail "a dead node: $(cat "$said")"
  expect_local "$said" "$one" "a dead node"
  echo "requeued, and a node that died: nothing is lost"
}

# Where a site puts jobs back that make room for others, the task waits for its turn and goes on with what is missing.
check_put_back() {
  local job place
  scontrol update PartitionName=short PreemptMode=REQUEUE
  follow "$one on=slurm"
  rig_wait 60 part_has_results 1
  job=$(running | awk '{ print $1; exit }')
  place=$(running | awk '{ print $4; exit }')
  sbatch --partition=urgent --nodelist="$place" --exclusive --output=/dev/null --wrap='sleep 3' >/dev/null
  rig_wait 30 eval "queue | grep -q '^$job 1 PENDING'"
  # Otherwise it would wait for two minutes.
  rig_wait 30 scontrol update JobId="${job}_1" StartTime=now
  wait $process || fail "put back: $(cat "$said")"
  expect_local "$said" "$one" "put back"
  [ "$(grep -c 'unroll-job started' "$(plan_folder)"/logs/*)" = 2 ] || fail "it was not started twice"
  [ "$(kept_runs)" = 16 ] || fail "not 16 runs are kept: $(kept_runs)"
  scontrol update PartitionName=short PreemptMode=CANCEL
  echo "put back to make room: it goes on with what is missing"
}

# Ctrl-C leaves the jobs running. What then ends without its runs is submitted again by `runs collect`.
check_collecting() {
  follow "$one on=slurm"
  rig_wait 60 is_computing 1
  kill -INT $process
  wait $process && fail "Ctrl-C is no success: $(cat "$said")"
  grep -q 'these jobs go on' "$said" || fail "leaving: $(cat "$said")"
  is_running || fail "the jobs were to go on"
  "$unroll" -c 'runs collect' >"$home/collect"
  grep -q 'parts 1 are under way' "$home/collect" || fail "collecting what is computed: $(cat "$home/collect")"
  kill -KILL $(computing 1)
  rig_wait 30 is_empty
  "$unroll" -c 'runs collect' >"$home/collect"
  grep -q 'parts 1 were submitted as job' "$home/collect" && grep -q 'status 137' "$home/collect" \
    || fail "collecting what failed: $(cat "$home/collect")"
  rig_wait 300 is_empty
  "$unroll" -c 'runs collect' >"$home/collect"
  grep -q '16 of 16 runs are there, 16 of them new' "$home/collect" || fail "collecting all: $(cat "$home/collect")"
  ! ls -A "$(plan_folder)" "$(plan_folder)"/plan.results/* | grep -q '\.tmp$' || fail "leftovers: $(ls -A "$(plan_folder)")"
  expect_same "$one" "after runs collect"
  echo "left, killed, and brought back by runs collect"
}

# Two follow at once: one submits, the other finds its jobs. A task is started a second time by hand. Nothing counts twice.
check_twice() {
  local first before job
  follow "$one on=slurm"
  rig_wait 60 is_computing 1
  first=$process
  before=$(last_job)
  job=$(running | awk '{print $1; exit}')
  SLURM_ARRAY_JOB_ID=$job SLURM_ARRAY_TASK_ID=1 sh "$(plan_folder)/job.sh" >"$home/by-hand" 2>&1 &
  local by_hand=$!
  "$unroll" -c "$one on=slurm" >"$home/other" 2>&1 || fail "a second collector: $(cat "$home/other")"
  wait $first || fail "a first collector: $(cat "$said")"
  wait $by_hand || fail "a task by hand: $(cat "$home/by-hand")"
  expect_local "$said" "$one" "the first collector"
  expect_local "$home/other" "$one" "the second collector"
  [ "$(last_job)" = "$before" ] || fail "a second collector submitted again"
  [ "$(kept_runs)" = 16 ] || fail "not 16 runs are kept: $(kept_runs)"
  echo "two collectors, and a task that was started twice: one job, each run once"
}

check_cancelled() {
  # Hours of it, which nobody waits for.
  follow "load sales; compare srn units=4 train=10000000 repeat=200 on=slurm"
  rig_wait 60 is_computing 1
  "$unroll" -c 'runs cancel' >"$home/cancel" 2>&1 || fail "runs cancel: $(cat "$home/cancel")"
  expect_failure "cancelled" 'cancelled'
  rig_wait 30 is_empty
  "$unroll" -c 'runs collect' >"$home/collect"
  grep -q 'their jobs were cancelled' "$home/collect" && is_empty || fail "collecting what was cancelled: $(cat "$home/collect")"
  expect_same "$little" "after runs cancel"
  echo "cancelled: runs collect lets it be"
}

check_memory() {
  follow "$one on=slurm memory=4M"
  expect_failure "too little memory" 'on node n[12], job [0-9_]*: it took more memory .*; ask for more memory with memory='
  expect_same "$one" "with enough memory" memory=500M
  echo "a task that takes too much memory is named"
}

# A disk of its own for plans, in memory, where this machine allows that.
check_disk() {
  local disk=$rig/disk
  mkdir -p "$disk"
  if ! mount -t tmpfs -o size=2m rig-disk "$disk" 2>/dev/null; then
    echo "check-slurm: NOT CHECKED: a full disk and a read-only one, as this user may mount none"
    return
  fi
  RIG_MOUNTS=$disk
  echo "time=10 folder=$disk/plans" >"$XDG_CONFIG_HOME/unroll/slurm"
  plans=$disk/plans
  # It fills up while a task computes.
  follow "$one on=slurm"
  rig_wait 60 is_computing 1
  cat /dev/zero >"$disk/much" 2>/dev/null || true
  expect_failure "a full disk" 'on node n[12], job [0-9_]*: it could not write its results.*; make room where plans are'
  rm "$disk/much"
  # It cannot be written to any more.
  follow "$one on=slurm"
  rig_wait 60 is_computing 1
  mount --bind "$disk" "$disk" && mount -o remount,bind,ro "$disk"
  expect_failure "a read-only disk" 'it could not write its results.*Read-only'
  local before
  before=$(last_job)
  follow "$one on=slurm"
  expect_failure "a disk that is read-only before" 'Read-only file system'
  [ "$(last_job)" = "$before" ] || fail "submitted although the disk is read-only"
  umount "$disk"
  expect_same "$one" "with room again"
  umount "$disk"
  RIG_MOUNTS=
  echo "a full disk and a read-only one: named, and the same command goes on"
}

check_folder_gone() {
  follow "$one on=slurm"
  rig_wait 60 is_computing 1
  mv "$(plan_folder)" "$home/elsewhere"
  expect_failure "a folder that vanished" 'is not there any more|does not find the folder'
  rig_wait 30 is_empty
  echo "a folder that vanishes"
}

check_refusals() {
  local before plan
  before=$(last_job)
  refused 'the cluster has no partition "shrot"; did you mean "short"' partition=shrot
  refused 'longer than partition "short" allows' time=9d
  refused 'expected a time' time=soon
  refused 'no option "nodes="' nodes=3
  echo 'memory=lots' >"$XDG_CONFIG_HOME/unroll/slurm"
  refused 'slurm, line 1: expected an amount of memory' time=5
  rm "$XDG_CONFIG_HOME/unroll/slurm"
  env PATH=/nowhere "$unroll" -c "$little on=slurm" >"$home/refused" 2>&1 && fail "without Slurm"
  grep -q 'there is no Slurm on this machine' "$home/refused" || fail "without Slurm: $(cat "$home/refused")"
  # Plans that are not what they were.
  plan=$home/plan
  "$unroll" plan -c "$little" >"$plan" 2>/dev/null
  sed 's/^unroll plan 1/unroll plan 9/' "$plan" >"$home/newer"
  sed 's/^engine .*/engine 999/' "$plan" >"$home/changed"
  "$unroll" compute "$home/newer" --part 1 >"$home/refused" 2>&1 && fail "a plan of another version"
  grep -q 'unroll plan 9' "$home/refused" || fail "a plan of another version: $(cat "$home/refused")"
  "$unroll" compute "$home/changed" --part 1 >"$home/refused" 2>&1 && fail "a plan that was changed"
  grep -q 'the plan is not as it was made' "$home/refused" || fail "a plan that was changed: $(cat "$home/refused")"
  [ "$(last_job)" = "$before" ] && is_empty || fail "refused, and something was submitted: $(squeue)"
  # sbatch's own words. A number is spent on it.
  refused 'sbatch refused the job: .*ask for less memory' memory=900G
  is_empty || fail "refused, and something was submitted: $(squeue)"
  # What Slurm takes, and never starts, is cancelled and named.
  refused 'waited for what never comes' cores=99
  is_empty || fail "it was to be cancelled: $(squeue)"
  # The nodes do not find the folder: its file system is this program's own.
  if unshare --mount true 2>/dev/null; then
    mkdir -p "$rig/unshared"
    echo "folder=$rig/unshared/plans" >"$XDG_CONFIG_HOME/unroll/slurm"
    unshare --mount sh -c 'mount -t tmpfs none "$0" && exec "$@"' "$rig/unshared" \
      "$unroll" -c "$little on=slurm" >"$home/refused" 2>&1 && fail "a folder that nodes do not share"
    grep -qE 'node n[12] does not find the folder' "$home/refused" || fail "not shared: $(cat "$home/refused")"
    rig_wait 30 is_empty
  else
    echo "check-slurm: NOT CHECKED: a folder that nodes do not share, as this user may mount none"
  fi
  echo "what is refused, before anything is submitted or with the job named and cancelled"
}

checks=("$@")
[ ${#checks[@]} -gt 0 ] || checks=(same_bytes collecting twice cancelled accidents put_back dead_node memory disk folder_gone refusals)
run_checks "${checks[@]}"
