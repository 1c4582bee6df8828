#!/bin/sh
# Runs what lies in /docker-entrypoint.d before nginx, and nothing before any other command.
set -eu

run_all() {
  for script in /docker-entrypoint.d/*.sh; do
    [ -e "$script" ] || continue
    if [ -x "$script" ]; then "$script"; else echo "$0: ignoring $script, not executable" >&2; fi
  done
}

case ${1:-} in
  nginx | nginx-debug) run_all ;;
esac
exec "$@"
