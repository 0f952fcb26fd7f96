#!/usr/bin/env bash
# Runs on a real Slurm, which it starts and ends: see slurm-rig.sh.
#
#   Tests/SlurmTests/check-slurm.sh
# Ends with 77 where there is no Slurm.
set -euo pipefail
. "$(dirname "$0")/slurm-rig.sh"
start_slurm

cat >"$rig/job.sh" <<'END'
#!/bin/sh
sleep 1
echo "$SLURM_ARRAY_TASK_ID"
END
job=$(sbatch --parsable --array=1-4 --output="$rig/out-%a" "$rig/job.sh")
is_over() { ! squeue --noheader --states=pending,running,completing,configuring --jobs="$1" | grep -q .; }
rig_wait 60 is_over "$job"
[ "$(cat "$rig"/out-*)" = "$(seq 4)" ]
echo "a job array of four ran"
