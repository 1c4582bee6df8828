#!/usr/bin/env bash
# `dmcp up` and `down` beside docker compose's: from nothing, with nothing to do, one service changed
set -euo pipefail
source "$(dirname -- "${BASH_SOURCE[0]}")/frame.sh"

usage() {
  cat <<'TEXT'
Usage: scripts/bench up [--rounds N] [--json] [--check] [--dmcp PATH] [CASE…]

  CASE          one of cold, nothing, changed and down (default: all)
  --dmcp PATH   the dmcp to measure (default: that of this checkout)

`dmcp up` waits until all is healthy, so docker compose is told to wait too. Both use the same project in turn. Needs a
Docker engine with docker compose (scripts/engine); starts five small containers and removes them.
TEXT
}

write_stack() {
  local image=${DMCP_IMAGE_MIRROR:-localhost:5000/mirror}/library/debian:bookworm-slim
  "$root/scripts/base-images" debian:bookworm-slim >&2
  # docker compose refuses to wait for a service whose health check is switched off.
  grep -v 'healthcheck: { disable: true }' "$here/cli/compose.yaml" >"$work/compose.yaml"
  printf 'BENCH_IMAGE=%s\nCOMPOSE_PROJECT_NAME=dmcp-bench-%s-%s\n' "$image" "$$" "$RANDOM" >"$work/.env"
  cp "$work/.env" "$work/.env.plain"
  cd "$work"
}

remove_stack() {
  [[ ! -e $work/compose.yaml ]] ||
    docker compose --project-directory "$work" --file "$work/compose.yaml" down --timeout 0 --volumes >"$work/down.log" 2>&1 ||
    cat "$work/down.log" >&2
}

readonly gone="docker compose down --timeout 0 --volumes >/dev/null 2>&1"
readonly there="docker compose up --detach --wait >/dev/null 2>&1"
# shellcheck disable=SC2016 # for the shell that runs it
readonly other='{ cat .env.plain; echo "LOG_LEVEL=$(date +%N)"; } >.env'

# both CASE PREPARATION DMCP_WORDS… -- COMPOSE_WORDS…
both() {
  local case=$1 preparation=$2 own=()
  shift 2
  while [[ $1 != -- ]]; do own+=("$1") && shift; done
  prepared_line "$case" dmcp "sh -c '$preparation'" "$dmcp" "${own[@]}"
  prepared_line "$case" "docker compose" "sh -c '$preparation'" docker compose "${@:2}"
}

specification() {
  local case
  for case in "${rest[@]}"; do
    case $case in
      cold) both cold "$gone" up -- up --detach --wait ;;
      nothing) both nothing "$there" up -- up --detach --wait ;;
      changed) both changed "$there; $other" up -- up --detach --wait ;;
      down) both down "$there" down --timeout 0 -- down --timeout 0 ;;
    esac
  done
}

read_options "$@"
((${#rest[@]} > 0)) || rest=(cold nothing changed down)
for case in "${rest[@]}"; do
  [[ $case =~ ^(cold|nothing|changed|down)$ ]] || fail 2 "cannot measure \`$case\`" "name one of cold, nothing, changed and down"
done
require_compose
make_work_folder remove_stack
write_stack
specification | measure --ratio 1.0 --memory 160
