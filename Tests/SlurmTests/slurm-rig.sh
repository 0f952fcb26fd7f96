# A real Slurm on this machine, for tests: two nodes of two cores each, in a temporary folder, at ports of its own. Sourced by
# bash; whoever sources it calls `start_slurm`. When the shell ends, also by a signal, all that was started ends, and nothing
# else: what belongs to it is known by the variable UNROLL_RIG in its environment.
#
#   start_slurm        starts munged, slurmctld and two slurmd; sets SLURM_CONF and rig, the folder
#   start_node n1      starts one node's slurmd (again)
#   kill_node n1       kills a node's slurmd and all that runs on the node, as a power cut does
#   stop_slurm         ends everything
# /etc/slurm and /etc/munge are neither read nor written.

# Which of these programs are not there.
rig_missing() {
  local program
  for program in "$@"; do
    PATH="$PATH:/usr/sbin:/sbin" command -v $program >/dev/null || echo $program
  done
}

# Ports that nobody listens at: three in a row, the first one as given or later.
rig_free_ports() {
  local port=${1:-$((20000 + $$ % 20000))} next
  while :; do
    for next in $port $((port + 1)) $((port + 2)); do
      if (: </dev/tcp/127.0.0.1/$next) 2>/dev/null; then
        port=$((port + 3))
        continue 2
      fi
    done
    echo $port
    return
  done
}

rig_write_configuration() {
  local port user
  port=$(rig_free_ports)
  RIG_PORT=$port
  user=$(id -un)
  cat >"$rig/slurm.conf" <<END
ClusterName=unroll-rig
SlurmctldHost=$(hostname)(127.0.0.1)
SlurmUser=$user
SlurmdUser=$user
SlurmctldPort=$port
AuthType=auth/munge
AuthInfo=socket=$rig/munge.socket
StateSaveLocation=$rig/state
SlurmdSpoolDir=$rig/spool-%n
SlurmctldPidFile=$rig/slurmctld.pid
SlurmdPidFile=$rig/slurmd-%n.pid
SlurmctldLogFile=$rig/slurmctld.log
SlurmdLogFile=$rig/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
ReturnToService=2
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
DefMemPerCPU=500
MpiDefault=none
SwitchType=switch/none
MailProg=/bin/true
# Memory is looked at each second, and a task that takes more than it asked for is killed.
JobAcctGatherType=jobacct_gather/linux
JobAcctGatherFrequency=task=1
JobAcctGatherParams=OverMemoryKill
PreemptType=preempt/partition_prio
PreemptMode=REQUEUE
AccountingStorageType=accounting_storage/none
MaxArraySize=${RIG_MAX_ARRAY_SIZE:-1001}
# A dead node is noticed within seconds, and what it computed waits for no more than that.
SlurmdTimeout=6
SlurmctldTimeout=10
BatchStartTimeout=10
KillWait=2
SchedulerParameters=sched_interval=2,batch_sched_delay=0,sched_min_interval=100000,requeue_delay=1
SlurmdParameters=config_overrides
NodeName=n1 NodeHostname=$(hostname) NodeAddr=127.0.0.1 Port=$((port + 1)) CPUs=2 RealMemory=4000
NodeName=n2 NodeHostname=$(hostname) NodeAddr=127.0.0.1 Port=$((port + 2)) CPUs=2 RealMemory=4000
# Jobs of "urgent" take the nodes of the others, whose tasks are then cancelled.
PartitionName=DEFAULT PriorityTier=1 PreemptMode=CANCEL State=UP
PartitionName=short Nodes=n1,n2 Default=YES MaxTime=60 DefaultTime=10 OverSubscribe=NO
PartitionName=small Nodes=n2 MaxTime=5
PartitionName=urgent Nodes=n1,n2 MaxTime=60 PriorityTier=9
END
}

# Waits until a command succeeds, at most for so many seconds.
rig_wait() {
  local seconds=$1 end
  shift
  end=$((SECONDS + seconds))
  until "$@" >/dev/null 2>&1; do
    if [ $SECONDS -ge $end ]; then
      echo "rig: waited $seconds seconds for: $*" >&2
      return 1
    fi
    sleep 0.1
  done
}

# The processes that were started with a variable, but for the one that looks for them.
rig_processes() {
  (env -u UNROLL_RIG grep -lszxF -e "$1" /proc/[0-9]*/environ || true) | sed 's|/proc/||; s|/environ||'
}

start_node() {
  UNROLL_RIG="$rig" UNROLL_RIG_NODE="$rig/$1" slurmd -D -N "$1" >>"$rig/slurmd-$1.out" 2>&1 &
  disown
  rig_wait 20 rig_is_up "$1"
}

rig_is_up() { sinfo -h -N -n "$1" -o %T | grep -qE '^(idle|mixed|allocated|completing)$'; }

# The processes on a node: its slurmd, the steps it started, and what these run. A step has written its title over its
# environment; it is known by its children.
rig_node_processes() {
  local process parent
  rig_processes "UNROLL_RIG_NODE=$rig/$1"
  for process in $(rig_processes "SLURMD_NODENAME=$1"); do
    if grep -qszxF "SLURM_CONF=$SLURM_CONF" "/proc/$process/environ"; then
      echo "$process"
      parent=$(sed -n 's/^PPid:[[:space:]]*//p' "/proc/$process/status")
      if grep -qx slurmstepd "/proc/$parent/comm"; then echo "$parent"; fi
    fi
  done 2>/dev/null
}

kill_node() {
  local processes
  processes=$(rig_node_processes "$1" | sort -un)
  [ -n "$processes" ] || return 0
  # Stopped first, so that none of them sees another one end and tells the controller.
  # shellcheck disable=SC2086
  kill -STOP $processes 2>/dev/null || true
  # shellcheck disable=SC2086
  kill -KILL $processes 2>/dev/null || true
}

start_slurm() {
  local missing
  export PATH="$PATH:/usr/sbin:/sbin"
  missing=$(rig_missing munged slurmctld slurmd sbatch squeue scontrol scancel)
  if [ -n "$missing" ]; then
    echo "rig: NOTHING IS CHECKED, there is no Slurm here; missing: $(echo $missing); Debian has slurm-wlm and munge" >&2
    return 77
  fi
  rig=$(mktemp -d "${TMPDIR:-/tmp}/unroll-rig.XXXXXX")
  trap stop_slurm EXIT
  trap 'exit 130' INT
  trap 'echo "rig: told to end" >&2; exit 143' TERM HUP
  chmod 755 "$rig"
  mkdir "$rig/state"
  rig_write_configuration
  export SLURM_CONF="$rig/slurm.conf"
  (umask 077 && head -c 1024 /dev/urandom >"$rig/munge.key")
  UNROLL_RIG="$rig" munged --foreground --key-file="$rig/munge.key" --socket="$rig/munge.socket" \
    --pid-file="$rig/munged.pid" --log-file="$rig/munged.log" --seed-file="$rig/munged.seed" \
    >"$rig/munged.out" 2>&1 &
  disown
  rig_wait 20 munge -n --socket="$rig/munge.socket"
  if declare -F rig_start_accounts >/dev/null; then rig_start_accounts; fi
  UNROLL_RIG="$rig" slurmctld -D -i >"$rig/slurmctld.out" 2>&1 &
  disown
  rig_wait 20 scontrol ping
  start_node n1
  start_node n2
}

# What is still there is killed after some seconds.
stop_slurm() {
  local status=$? processes end
  trap '' INT TERM HUP
  trap - EXIT
  [ -n "${rig:-}" ] || return $status
  # What looks for the rig's processes is none of them.
  unset UNROLL_RIG
  timeout 10 scancel --user="$(id -un)" 2>/dev/null || true
  end=$((SECONDS + 10))
  while [ $SECONDS -lt $end ] && [ -n "$(timeout 5 squeue -h 2>/dev/null)" ]; do sleep 0.2; done
  end=$((SECONDS + 5))
  while :; do
    processes=$( (rig_processes "UNROLL_RIG=$rig"; rig_node_processes n1; rig_node_processes n2) | sort -un | grep -vxF $$ || true)
    [ -n "$processes" ] || break
    # shellcheck disable=SC2086
    if [ $SECONDS -lt $end ]; then kill $processes 2>/dev/null || true; else kill -KILL $processes 2>/dev/null || true; fi
    sleep 0.2
  done
  # Mounted twice, perhaps.
  if [ -n "${RIG_MOUNTS:-}" ]; then umount "$RIG_MOUNTS" && umount "$RIG_MOUNTS"; fi 2>/dev/null || true
  if [ -n "${RIG_KEEP:-}" ]; then echo "rig: kept $rig" >&2; else rm -rf "$rig"; fi
  rig=
  unset SLURM_CONF
  return $status
}
