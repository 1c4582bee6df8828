#!/usr/bin/env bash
# loading compose files of 5, 50 and 500 services, beside docker compose where it is installed
set -euo pipefail
source "$(dirname -- "${BASH_SOURCE[0]}")/frame.sh"

usage() {
  cat <<'TEXT'
Usage: scripts/bench config [--rounds N] [--json] [--check] [--dmcp PATH] [SERVICES…]

  SERVICES      how many services the files have (default: 5 50 500)
  --dmcp PATH   the dmcp to measure (default: that of this checkout)
TEXT
}

# Short and long forms, variables, an anchor with a merge, limits and a dependency: what real files are made of.
service() {
  cat <<TEXT
  service-$1:
    <<: *defaults
    image: registry.example/team/service-$1:\${TAG:-1.0}
    build: { context: ./service-$1, target: runner, args: { VERSION: "\${TAG:-1.0}" } }
    environment: { PORT: "$((3000 + $1))", LOG_LEVEL: "\${LOG_LEVEL:-info}" }
    ports: ["127.0.0.1:$((3000 + $1)):8080/tcp"]
    volumes: [data-$1:/data, "./service-$1/etc:/etc/service:ro"]
    healthcheck: { test: [CMD, wget, -q, "http://127.0.0.1:8080/health"], interval: 1m30s, timeout: 5s, retries: 3 }
    deploy: { resources: { limits: { cpus: "0.5", memory: 256M } } }
TEXT
  (($1 == 1)) || printf '    depends_on: { service-%s: { condition: service_healthy } }\n' "$(($1 - 1))"
}

compose_file() {
  local number
  printf 'x-defaults: &defaults\n  restart: unless-stopped\n  cap_drop: [ALL]\n  networks: [backend]\nservices:\n'
  for ((number = 1; number <= $1; number++)); do service "$number"; done
  printf 'networks:\n  backend: { internal: true }\nvolumes:\n'
  for ((number = 1; number <= $1; number++)); do printf '  data-%s:\n' "$number"; done
}

specification() {
  local size file
  for size in "${rest[@]}"; do
    mkdir -p "$work/$size"
    file=$work/$size/compose.yaml
    compose_file "$size" >"$file"
    command_line "$size" dmcp "$dmcp" config -f "$file"
    ! docker compose version >/dev/null 2>&1 || command_line "$size" "docker compose" docker compose --file "$file" config
  done
}

read_options "$@"
((${#rest[@]} > 0)) || rest=(5 50 500)
make_work_folder :
specification >"$work/specification"
measure --ratio 1.5 <"$work/specification"
