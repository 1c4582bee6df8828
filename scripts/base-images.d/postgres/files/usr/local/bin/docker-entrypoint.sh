#!/usr/bin/env bash
# Starts PostgreSQL and, on an empty data folder, first makes the database that the environment describes:
#   POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB, POSTGRES_INITDB_ARGS (each also as NAME_FILE),
#   POSTGRES_INITDB_WALDIR, POSTGRES_HOST_AUTH_METHOD, PGDATA; /docker-entrypoint-initdb.d/*.{sh,sql,sql.gz,sql.xz,sql.zst}
# The same names and meanings as in the official image, so that compose files need not know which one they got.
set -euo pipefail

log() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }
fail() {
  log "error: $*"
  exit 1
}

# read_setting NAME DEFAULT: the value of NAME, or of the file that NAME_FILE names, but not of both.
read_setting() {
  local name=$1 file_name=$1_FILE value=$2
  [[ -z ${!name:-} || -z ${!file_name:-} ]] || fail "$name and $file_name are both set, and only one may be"
  if [[ -n ${!name:-} ]]; then
    value=${!name}
  elif [[ -n ${!file_name:-} ]]; then
    [[ -r ${!file_name} ]] || fail "$file_name names ${!file_name}, which cannot be read"
    value=$(<"${!file_name}")
  fi
  export "$name=$value"
  unset "$file_name"
}

read_settings() {
  read_setting POSTGRES_PASSWORD ''
  read_setting POSTGRES_USER postgres
  read_setting POSTGRES_DB "$POSTGRES_USER"
  read_setting POSTGRES_INITDB_ARGS ''
  : "${POSTGRES_HOST_AUTH_METHOD:=}"
}

# ---- folders and users -------------------------------------------------------------------

# Each step may be refused (a read-only root, dropped capabilities) where it is not needed either.
prepare_folders() {
  mkdir -p "$PGDATA"
  chmod 0700 "$PGDATA" 2>/dev/null || true
  mkdir -p /var/run/postgresql 2>/dev/null || true
  chmod 3775 /var/run/postgresql 2>/dev/null || true
  [[ -z ${POSTGRES_INITDB_WALDIR:-} ]] || { mkdir -p "$POSTGRES_INITDB_WALDIR" && chmod 0700 "$POSTGRES_INITDB_WALDIR"; }
}

own_folders() {
  find "$PGDATA" ${POSTGRES_INITDB_WALDIR:+"$POSTGRES_INITDB_WALDIR"} \! -user postgres -exec chown postgres '{}' +
  find /var/run/postgresql \! -user postgres -exec chown postgres '{}' + 2>/dev/null || true
}

# PostgreSQL refuses to run as root.
become_postgres() {
  own_folders
  exec setpriv --reuid=postgres --regid=postgres --init-groups "$BASH" "${BASH_SOURCE[0]}" "$@"
}

# ---- first start -------------------------------------------------------------------------

has_database() { [[ -s $PGDATA/PG_VERSION ]]; }

require_password() {
  [[ -n $POSTGRES_PASSWORD || $POSTGRES_HOST_AUTH_METHOD == trust ]] ||
    fail "the database has no superuser password: set POSTGRES_PASSWORD or POSTGRES_PASSWORD_FILE to a value that is not empty" \
      "(or POSTGRES_HOST_AUTH_METHOD=trust, to let everyone in without one)"
  [[ $POSTGRES_HOST_AUTH_METHOD != trust ]] ||
    log "warning: POSTGRES_HOST_AUTH_METHOD=trust lets everyone who reaches the port in, without a password"
}

init_database() {
  [[ -z ${POSTGRES_INITDB_WALDIR:-} ]] || set -- --waldir "$POSTGRES_INITDB_WALDIR" "$@"
  # The arguments are one string with the shell's own quoting, hence eval; the password goes through a
  # file descriptor, so that it is never seen in the list of processes.
  eval 'initdb --username="$POSTGRES_USER" --pwfile=<(printf "%s\n" "$POSTGRES_PASSWORD") '"$POSTGRES_INITDB_ARGS"' "$@"'
}

allow_remote_sessions() {
  local method=${POSTGRES_HOST_AUTH_METHOD:-$(postgres -C password_encryption "$@")}
  printf '\nhost all all all %s\n' "$method" >>"$PGDATA/pg_hba.conf"
}

# Listens on the socket alone, so that nobody takes a half-made database for a ready one.
start_temporary_server() {
  local arguments
  printf -v arguments '%q ' "$@" -c listen_addresses= -p "${PGPORT:-5432}"
  NOTIFY_SOCKET='' pg_ctl --pgdata="$PGDATA" --options="$arguments" --wait start
}

stop_temporary_server() { pg_ctl --pgdata="$PGDATA" --mode=fast --wait stop; }

# run_sql DATABASE [ARGUMENT…]
run_sql() {
  local database=$1
  shift
  PGHOST='' PGHOSTADDR='' psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$database" --no-password --no-psqlrc "$@"
}

create_database() {
  local existing
  existing=$(run_sql postgres --set db="$POSTGRES_DB" --tuples-only --no-align <<<"SELECT 1 FROM pg_database WHERE datname = :'db';")
  [[ -n $existing ]] || run_sql postgres --set db="$POSTGRES_DB" <<<'CREATE DATABASE :"db";'
}

run_init_file() {
  log "running $1"
  case $1 in
    *.sh)
      # A script that cannot be executed (a mounted file without its mode) is read into this shell.
      # shellcheck disable=SC1090
      if [[ -x $1 ]]; then "$1"; else . "$1"; fi
      ;;
    *.sql) run_sql "$POSTGRES_DB" --file="$1" ;;
    *.sql.gz) gunzip --stdout "$1" | run_sql "$POSTGRES_DB" ;;
    *.sql.xz) xzcat "$1" | run_sql "$POSTGRES_DB" ;;
    *.sql.zst) zstd --decompress --stdout "$1" | run_sql "$POSTGRES_DB" ;;
    *) log "ignoring $1" ;;
  esac
}

run_init_files() {
  local file
  for file in /docker-entrypoint-initdb.d/*; do
    [[ ! -e $file ]] || run_init_file "$file"
  done
}

make_database() {
  require_password
  init_database
  allow_remote_sessions "$@"
  export PGPASSWORD=$POSTGRES_PASSWORD
  start_temporary_server "$@"
  create_database
  run_init_files
  stop_temporary_server
  unset PGPASSWORD
  log "PostgreSQL init process complete; ready for start up."
}

# ---- the command -------------------------------------------------------------------------

only_asks() {
  local argument
  for argument; do
    case $argument in
      -'?' | --help | --describe-config | -V | --version) return 0 ;;
    esac
  done
  return 1
}

main() {
  [[ ${1:-postgres} != -* ]] || set -- postgres "$@"
  if [[ ${1:-} == postgres ]] && ! only_asks "$@"; then
    # Settings first: root may read secrets that the user postgres may not.
    read_settings
    prepare_folders
    ((EUID != 0)) || become_postgres "$@"
    if has_database; then
      log "$PGDATA holds a database already; nothing is initialised"
    else
      make_database "${@:2}"
    fi
    # Whoever gets hold of the server's environment need not get its password with it.
    unset POSTGRES_PASSWORD
  fi
  exec "$@"
}

main "$@"
