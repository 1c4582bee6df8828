#!/usr/bin/env bash
# `dmcp version`, `config` and `ps` beside docker compose's, on a stack of five services
set -euo pipefail
source "$(dirname -- "${BASH_SOURCE[0]}")/frame.sh"

usage() {
  cat <<'TEXT'
Usage: scripts/bench cli [--rounds N] [--json] [--check] [--dmcp PATH] [COMMAND…]

  COMMAND       one of version, config and ps (default: all)
  --dmcp PATH   the dmcp to measure (default: that of this checkout)

Needs a Docker engine with docker compose (scripts/engine); starts five small containers and removes them.
TEXT
}

# Both sides see the same folder, the same containers and no dmcp.yaml, so that both do the same work.
start_stack() {
  local image=${DMCP_IMAGE_MIRROR:-localhost:5000/mirror}/library/debian:bookworm-slim
  "$root/scripts/base-images" debian:bookworm-slim >&2
  cp "$here/cli/compose.yaml" "$work/compose.yaml"
  printf 'BENCH_IMAGE=%s\nCOMPOSE_PROJECT_NAME=dmcp-bench-%s-%s\n' "$image" "$$" "$RANDOM" >"$work/.env"
  cd "$work"
  touch started
  docker compose up --detach --quiet-pull >up.log 2>&1 ||
    fail 1 "cannot start the stack: $(tail -n 3 up.log)" "see what is wrong with \`docker compose up\`"
}

stop_stack() {
  [[ ! -e $work/started ]] ||
    docker compose --project-directory "$work" --file "$work/compose.yaml" down --timeout 0 --volumes >"$work/down.log" 2>&1 ||
    cat "$work/down.log" >&2
}

specification() {
  local command
  for command in "${rest[@]}"; do
    command_line "$command" dmcp "$dmcp" "$command"
    command_line "$command" "docker compose" docker compose "$command"
  done
}

read_options "$@"
((${#rest[@]} > 0)) || rest=(version config ps)
for command in "${rest[@]}"; do
  [[ $command =~ ^(version|config|ps)$ ]] || fail 2 "cannot measure \`$command\`" "name one of version, config and ps"
done
require_compose
make_work_folder stop_stack
start_stack
# The project's bars: 1.5 times docker compose's best, and 80 MB.
specification | measure --ratio 1.5 --memory 80
