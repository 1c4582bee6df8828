#!/usr/bin/env bash
# The contract of the official PostgreSQL image, held by the one that scripts/base-images makes.
# needs: engine
set -euo pipefail
cd "$(dirname "$0")"
source ./checks.sh

readonly image=${DMCP_IMAGE_MIRROR:-localhost:5000/mirror}/library/postgres:15-bookworm
# shellcheck disable=SC2016 # a password with a dollar sign in it
readonly password='p@ss "word" with $igns'
work=$(mktemp -d)
readonly work

clean_up() {
  docker rm --force --volumes "$prefix-secret" "$prefix-strict" "$prefix-root" "$prefix-broken" >/dev/null 2>&1 || true
  docker volume rm "$prefix-data" "$prefix-strict" >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap clean_up EXIT

start() {
  local name=$prefix-$1
  shift
  docker run --detach --name "$name" "$@" >/dev/null
}

# Over TCP: the temporary server of the first start listens on its socket only.
is_ready() { docker exec "$prefix-$1" pg_isready --quiet --host 127.0.0.1; }

ask() {
  local name=$prefix-$1
  shift
  docker exec --env PGPASSWORD="$password" "$name" psql --host "$(address "$name")" --no-align --tuples-only "$@"
}

# Not the loopback address, which initdb trusts.
address() { docker inspect --format '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' "$1"; }

scripts_for_first_start() {
  mkdir -p "$work/init"
  echo 'CREATE TABLE plain (n int); INSERT INTO plain VALUES (1);' >"$work/init/10-plain.sql"
  echo 'CREATE TABLE packed (n int);' | gzip >"$work/init/20-packed.sql.gz"
  # shellcheck disable=SC2016 # for the shell in the container
  printf '#!/bin/sh\npsql --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --command "CREATE TABLE scripted (n int)"\n' >"$work/init/30-run.sh"
  chmod +x "$work/init/30-run.sh"
  # shellcheck disable=SC2016 # likewise
  echo 'psql --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --command "CREATE TABLE sourced (n int)"' >"$work/init/40-read.sh"
  chmod a+rX -R "$work"
}

# ---- as root, with a password file, init files and settings ----
scripts_for_first_start
printf '%s' "$password" >"$work/password"
# A secret that only root may read, as compose makes them.
chmod 0400 "$work/password"
start secret --env POSTGRES_USER=ada --env POSTGRES_DB=memories --env POSTGRES_PASSWORD_FILE=/run/secrets/password \
  --env POSTGRES_INITDB_ARGS="--data-checksums --locale-provider=icu --icu-locale='en-GB'" \
  --volume "$work/password:/run/secrets/password:ro" --volume "$work/init:/docker-entrypoint-initdb.d:ro" \
  --volume "$prefix-data:/var/lib/postgresql/data" "$image" -c shared_buffers=256MB -c max_connections=50
check "it answers" within 60 is_ready secret
check "the password of the file opens the database" equals ada ask secret --username ada --dbname memories --command 'SELECT current_user'
check "a wrong password does not" exits 2 docker exec --env PGPASSWORD=wrong "$prefix-secret" \
  psql --host "$(address "$prefix-secret")" --username ada --dbname memories --command 'SELECT 1'
check "passwords are kept as SCRAM" equals SCRAM-SHA-256 ask secret -U ada -d memories -c "SELECT left(rolpassword, 13) FROM pg_authid WHERE rolname = 'ada'"
check "arguments reach the server" equals "256MB 50" ask secret -U ada -d memories -c "SELECT current_setting('shared_buffers') || ' ' || current_setting('max_connections')"
check "initdb's arguments are taken with their quotes" equals "on en-GB" ask secret -U ada -d memories \
  -c "SELECT current_setting('data_checksums') || ' ' || daticulocale FROM pg_database WHERE datname = 'memories'"
check "init files of every kind have run" equals "packed,plain,scripted,sourced" ask secret -U ada -d memories \
  -c "SELECT string_agg(tablename, ',' ORDER BY tablename) FROM pg_tables WHERE schemaname = 'public'"
check "the server runs as 999" equals 999 docker exec "$prefix-secret" stat --format %u /proc/1
check "its environment does not hold the password" exits 1 docker exec --user 999 "$prefix-secret" grep --quiet POSTGRES_PASSWORD /proc/1/environ
check "the data folder is the server's alone" equals "700 999" docker exec "$prefix-secret" stat --format '%a %u' /var/lib/postgresql/data

check "it stops gracefully within 10 seconds" docker stop --timeout 10 "$prefix-secret"
check "and says so" says "database system is shut down" docker logs "$prefix-secret"
docker rm "$prefix-secret" >/dev/null

# ---- the same data, non-root, on a read-only root, with nothing that a hardened container has not ----
start strict --user 999:999 --read-only --cap-drop ALL --security-opt no-new-privileges --tmpfs /var/run/postgresql --tmpfs /tmp \
  --env POSTGRES_PASSWORD=ignored-now --volume "$prefix-data:/var/lib/postgresql/data" "$image" postgres -c shared_buffers=64MB
check "a second start, hardened, answers" within 60 is_ready strict
check "the data is still there" equals 1 ask strict -U ada -d memories -c 'SELECT n FROM plain'
check "nothing is initialised twice" says "nothing is initialised" docker logs "$prefix-strict"
docker rm --force "$prefix-strict" >/dev/null

# ---- a first start, hardened ----
start strict --user 999:999 --read-only --cap-drop ALL --security-opt no-new-privileges --tmpfs /run/postgresql --tmpfs /tmp \
  --env POSTGRES_PASSWORD="$password" --volume "$prefix-strict:/var/lib/postgresql/data" "$image"
check "a first start, hardened, answers" within 60 is_ready strict
check "user and database have their usual names" equals "postgres postgres" ask strict -U postgres -c "SELECT current_user || ' ' || current_database()"
check "text sorts as in the official image" equals "en_US.utf8" ask strict -U postgres -c 'SHOW lc_collate'

# ---- refusals, and commands that are not the server ----
check "without a password it refuses" says "superuser password" docker run --rm --name "$prefix-broken" "$image"
check "and exits with 1" exits 1 docker run --rm --name "$prefix-broken" "$image"
check "a setting and its file together are refused" says "only one may be" docker run --rm --name "$prefix-broken" \
  --env POSTGRES_PASSWORD=a --env POSTGRES_PASSWORD_FILE=/etc/hostname "$image"
check "a failing init file fails the first start" exits 3 docker run --rm --name "$prefix-broken" --env POSTGRES_PASSWORD=a --tmpfs /docker-entrypoint-initdb.d \
  --entrypoint bash "$image" -c 'echo "SELECT nonsense;" >/docker-entrypoint-initdb.d/1.sql && exec docker-entrypoint.sh postgres'
check "the version is 15" says "(PostgreSQL) 15." docker run --rm --name "$prefix-broken" "$image" --version
check "another command is run as it is" equals psql docker run --rm --name "$prefix-broken" "$image" basename /usr/bin/psql
# shellcheck disable=SC2016 # for the shell in the container
check "trust needs no password" says "ready to accept connections" timeout 60 docker run --rm --name "$prefix-root" --env POSTGRES_HOST_AUTH_METHOD=trust \
  --entrypoint bash "$image" -c 'docker-entrypoint.sh postgres & for i in $(seq 300); do pg_isready -q -h 127.0.0.1 && break; sleep 0.1; done; kill -INT $!; wait'

summary
