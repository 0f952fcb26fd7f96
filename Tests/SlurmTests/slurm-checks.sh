# What the checks with a real Slurm share: what is asked, who asks it, and how it is compared with a local run. Sourced by bash
# after slurm-rig.sh, with the program's path in `unroll`.

fail() {
  echo "$(basename "$0" .sh): $*" >&2
  RIG_KEEP=1
  exit 1
}

# What is asked: little; sixteen runs of some seconds in one task; six such tasks in three jobs.
little='load sales; compare srn lstm units=4 train=40 repeat=8'
one='load sales; compare srn units=4 train=200000 repeat=16'
many='load sales; compare srn lstm units=4 train=330000 repeat=48'

# A home of its own for each check, where no run is kept yet and no plan was given.
new_home() {
  home=$rig/home-$1
  mkdir -p "$home/config/unroll"
  export XDG_CONFIG_HOME=$home/config XDG_STATE_HOME=$home/state XDG_DATA_HOME=$home/data
  plans=$XDG_DATA_HOME/unroll/plans
  echo 'time=10' >"$XDG_CONFIG_HOME/unroll/slurm"
}
# What a local run prints, computed once.
local_output() {
  local file
  file=$rig/local-$(cksum <<<"$1" | tr ' ' -)
  [ -e "$file" ] || XDG_DATA_HOME=$rig/local "$unroll" -c "$1" >"$file"
  cat "$file"
}
expect_local() { [ "$(cat "$1")" = "$(local_output "$2")" ] || fail "$3: not the bytes of a local run:"$'\n'"$(cat "$1")"; }
# Follows in the background; `process` is who does, `said` what was said.
follow() {
  said=$home/said
  "$unroll" -c "$1" >"$said" 2>&1 &
  process=$!
}
# Follows to the end, with options if there are any, and compares.
expect_same() {
  "$unroll" -c "$1 on=slurm ${3:-}" >"$home/same" 2>&1 || fail "$2: $(cat "$home/same")"
  expect_local "$home/same" "$1" "$2"
}
expect_failure() { wait $process && fail "$1: no failure: $(cat "$said")" || grep -qE "$2" "$said" || fail "$1: $(cat "$said")"; }
kept_runs() { "$unroll" -c 'runs last=1' | sed -n 's/.* of \([0-9,]*\) runs.*/\1/p'; }

queue() { squeue --noheader --array --states=all --format='%F %K %T %N' "$@"; }
running() { queue | awk '$3 == "RUNNING"'; }
is_running() { [ "$(running | wc -l)" -ge "${1:-1}" ]; }
is_empty() {
  local tasks
  tasks=$(squeue --noheader) && [ -z "$tasks" ]
}
last_job() { scontrol show config | sed -n 's/^NEXT_JOB_ID *= //p'; }
plan_folder() { dirname "$plans"/*/plan; }
# The process that computes a part, once it does.
computing() {
  local process
  for process in $(rig_processes "SLURM_ARRAY_TASK_ID=$1"); do
    if grep -qszxF "SLURM_CONF=$SLURM_CONF" "/proc/$process/environ" && grep -qx unroll "/proc/$process/comm"; then
      echo "$process"
    fi
  done 2>/dev/null
}
is_computing() { [ -n "$(computing "$1")" ]; }
# Whether a part has a result: its first line in the plan is the list of its runs.
part_has_results() {
  local runs run
  runs=$(sed -n '/^parts /,$p' "$(plan_folder)/plan" | sed -n "$(($1 + 1))p" | tr ',' '\n')
  for run in $runs; do
    run=$(printf 'run-%07d' "${run%-*}")
    [ -e "$(plan_folder)/plan.results/0000/$run" ] && return 0
  done
  return 1
}

# A request that must be refused with such words.
refused() {
  local words=$1
  shift
  "$unroll" -c "$little on=slurm $*" >"$home/refused" 2>&1 && fail "not refused: $*"
  grep -q "$words" "$home/refused" || fail "$*: $(cat "$home/refused")"
}

# Runs functions named check_…, each in a home of its own.
run_checks() {
  local check started
  # Programs that are still running when a check ends belong to the rig, too.
  export UNROLL_RIG=$rig
  for check in "$@"; do
    # A task whose results nobody waits for would be taken for one of the next check.
    rig_wait 60 is_empty
    new_home "$check"
    started=$SECONDS
    "check_$check"
    echo "  ($check: $((SECONDS - started)) s)"
  done
}
