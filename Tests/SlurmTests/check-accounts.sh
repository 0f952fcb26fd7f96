#!/usr/bin/env bash
# Runs the program on a real Slurm that keeps accounts in a real database and holds people to limits, as universities do: see
# slurm-accounts.sh. Some minutes.
#
#   Tests/SlurmTests/check-accounts.sh .build/release/unroll [CHECK…]
# Debian has what it needs in slurm-wlm, munge, slurmdbd and mariadb-server. Ends with 77 where one of them is missing.
set -euo pipefail
unroll=$(realpath "$1")
shift
. "$(dirname "$0")/slurm-rig.sh"
. "$(dirname "$0")/slurm-accounts.sh"
. "$(dirname "$0")/slurm-checks.sh"
missing=$(accounts_missing)
if [ -n "$missing" ]; then
  echo "check-accounts: NOTHING IS CHECKED, there are no accounts here; missing: $(echo $missing)" >&2
  exit 77
fi
start_slurm

person=$(id -un)
limit() { sacctmgr --immediate --quiet modify "$@" >/dev/null; }
# The most jobs that were in the queue at once while a process lived.
most_in_queue() {
  local most=0 count
  while kill -0 "$1" 2>/dev/null; do
    count=$(queue | awk '$3 == "RUNNING" || $3 == "PENDING"' | wc -l)
    [ "$count" -le $most ] || most=$count
    sleep 0.5
  done
  echo $most
}

# A laptop sleeps while its task is cancelled and the controller forgets it: the accounts still know where it was and how it
# ended.
check_forgotten() {
  local job node
  follow "$one on=slurm"
  rig_wait 60 is_computing 1
  job=$(running | awk '{ print $1; exit }')
  node=$(running | awk '{ print $4; exit }')
  kill -STOP $process
  scancel "$job"
  rig_wait 20 is_empty
  # What it wrote into its log would tell as well.
  rm "$(plan_folder)"/logs/*
  rig_wait 240 eval "! queue | grep -q ."
  kill -CONT $process
  expect_failure "what only the accounts know" "on node $node, job ${job}_1: it was cancelled"
  echo "the accounts tell of a task that the controller forgot: its node, and how it ended"
}

# The parts are as many as the person may submit.
check_own_limit() {
  local most
  limit user "$person" set MaxSubmitJobs=2
  follow "$many on=slurm jobs=6"
  most=$(most_in_queue $process)
  wait $process || fail "at most two jobs: $(cat "$said")"
  [ "$most" = 2 ] || fail "at most two jobs, and there were $most"
  expect_local "$said" "$many" "at most two jobs"
  limit user "$person" set MaxSubmitJobs=-1
  echo "a limit of the person's: as many parts"
}

# The account is at its limit, which no list of the person's own limits shows: parts wait until others have ended.
check_limit_of_account() {
  local most
  limit account class set GrpSubmitJobs=1
  follow "$many on=slurm jobs=3 account=class"
  most=$(most_in_queue $process)
  wait $process || fail "one job of the account: $(cat "$said")"
  [ "$most" = 1 ] || fail "at most one job of the account, and there were $most"
  expect_local "$said" "$many" "one job of the account"
  limit account class set GrpSubmitJobs=-1
  echo "a limit of the account's: its parts come one after another"
}

check_limit_of_quality() {
  limit qos normal set MaxSubmitJobsPerUser=1
  sbatch --hold --output=/dev/null --wrap=true >/dev/null
  refused 'sbatch refused the job: .*ask for fewer jobs with jobs=, or wait'
  scancel --user="$person"
  rig_wait 30 is_empty
  expect_same "$little" "with room for a job"
  limit qos normal set MaxSubmitJobsPerUser=-1
  echo "a limit of the quality of service: its words, and what to do"
}

check_refused_account() {
  refused 'sbatch refused the job: .*name an account of yours with account=' account=chess
  is_empty || fail "refused, and something was submitted: $(squeue)"
  echo "an account that is not the person's"
}

checks=("$@")
[ ${#checks[@]} -gt 0 ] || checks=(forgotten own_limit limit_of_account limit_of_quality refused_account)
run_checks "${checks[@]}"
