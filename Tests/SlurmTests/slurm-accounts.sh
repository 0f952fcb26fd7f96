# Accounts for the Slurm of slurm-rig.sh: MariaDB and slurmdbd in the rig's folder, at ports of their own. Sourced by bash
# before `start_slurm`, which then starts them; they end with it. The cluster has an account, "class", and in it the person
# who runs this; limits hold.

accounts_missing() { rig_missing mariadbd mariadb-install-db mariadb-admin slurmdbd sacct sacctmgr; }

# After munged, before slurmctld, which must find slurmdbd.
rig_start_accounts() {
  local port
  # Three in a row, of which the rig has its own.
  port=$(rig_free_ports $((RIG_PORT + 3)))
  mkdir "$rig/database"
  mariadb-install-db --no-defaults --user="$(id -un)" --datadir="$rig/database" \
    --auth-root-authentication-method=normal --skip-test-db >"$rig/mariadb-install.out" 2>&1
  UNROLL_RIG="$rig" mariadbd --no-defaults --user="$(id -un)" --datadir="$rig/database" --socket="$rig/database.socket" \
    --pid-file="$rig/mariadbd.pid" --bind-address=127.0.0.1 --port="$port" --skip-grant-tables >"$rig/mariadbd.out" 2>&1 &
  disown
  rig_wait 30 mariadb-admin --no-defaults --socket="$rig/database.socket" ping
  (umask 077 && cat >"$rig/slurmdbd.conf") <<END
AuthType=auth/munge
AuthInfo=socket=$rig/munge.socket
DbdHost=$(hostname)
DbdAddr=127.0.0.1
DbdPort=$((port + 1))
SlurmUser=$(id -un)
StorageType=accounting_storage/mysql
StorageHost=127.0.0.1
StoragePort=$port
StorageUser=root
StorageLoc=slurm_accounts
PidFile=$rig/slurmdbd.pid
LogFile=$rig/slurmdbd.log
END
  sed -i 's|^AccountingStorageType=.*|AccountingStorageType=accounting_storage/slurmdbd|' "$rig/slurm.conf"
  # What has ended is forgotten by the controller after two seconds: then the accounts alone know of it.
  cat >>"$rig/slurm.conf" <<END
AccountingStorageHost=127.0.0.1
AccountingStoragePort=$((port + 1))
AccountingStoragePass=$rig/munge.socket
AccountingStorageEnforce=associations,limits,qos
MinJobAge=2
END
  UNROLL_RIG="$rig" slurmdbd -D >"$rig/slurmdbd.out" 2>&1 &
  disown
  rig_wait 30 sacctmgr --noheader show cluster
  sacctmgr --immediate --quiet add cluster unroll-rig >/dev/null
  sacctmgr --immediate --quiet add account class cluster=unroll-rig >/dev/null
  sacctmgr --immediate --quiet add user "$(id -un)" account=class cluster=unroll-rig >/dev/null
}
