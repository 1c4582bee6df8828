#!/usr/bin/env bash
# start, memory and latency of the bundled services in the limits of prod, beside the official MCP servers of npm
set -euo pipefail
source "$(dirname -- "${BASH_SOURCE[0]}")/frame.sh"

usage() {
  cat <<'TEXT'
Usage: scripts/bench services [--rounds N] [--quick] [--json] [--check] [PART…]

  PART          some of start, memory, latency and crowd (default: all, in this order)
  --rounds N    how often each service is started (default 5)
  --quick       one tenth of the calls

docker-compose.prod.yml as it is, with its limits (1 GB and 1.0 CPU for server, 256 MB and 0.3 CPU for mcp-memory and
mcp-api), PostgreSQL behind it; memory-alone is mcp-memory with its data in a file. The rivals, in 256 MB and 0.3 CPU, are
server-everything over streamable HTTP and server-memory over stdio, which is all it speaks.

  start     from the container's start to the first good answer of /health (the rivals: of initialize); in the limit of
            prod, and with all processors
  memory    what `docker stats` says, and the resident memory of all processes: at rest, and after 10,000 calls on one
            connection, each service with calls of its kind
  latency   on one warm connection, a steady number of calls a second
  crowd     50 connections at once

Needs a Docker engine with buildx and compose (scripts/engine).
TEXT
}

readonly own=(server mcp-memory mcp-api memory-alone)
readonly rivals=(everything server-memory)
readonly health_rate=50 pair_rate=40 crowd=50
export DMCP_IMAGE_MIRROR=${DMCP_IMAGE_MIRROR:-localhost:5000/mirror}

progress() { [[ ! -t 2 && -z ${DMCP_BENCH_VERBOSE:-} ]] || printf '%s\n' "$*" >&2; }
figure() { printf '%s\t%s\t%s\n' "$1" "$2" "$(tr ' ' '\t' <<<"$3")" >>"$work/figures"; }

# ---- the stack ---------------------------------------------------------------------------

image() {
  local name=$1 context=$2
  shift 2
  progress "image $name"
  docker build --quiet --build-arg "IMAGE_MIRROR=$DMCP_IMAGE_MIRROR" --tag "$prefix-$name" "$@" "$context" >"$work/log" 2>&1 ||
    fail 1 "cannot build $name: $(tail -n 20 "$work/log")" "mend that first"
}

build_images() {
  local service
  for service in server mcp-memory mcp-api; do image "$service" "$root" --file "$root/dockerfiles/java/Dockerfile" --target "$service"; done
  image client "$root" --file "$root/dockerfiles/client/Dockerfile" --target client
  image rivals "$here/services/rivals"
}

compose() {
  docker compose --project-name "$prefix" --project-directory "$work" --file "$root/docker-compose.prod.yml" \
    --file "$here/services/compose.yaml" "$@"
}

container() { printf '%s-%s-1' "$prefix" "$1"; }

start_stack() {
  local secret
  mkdir "$work/.secrets" "$work/pipes"
  for secret in db-password jwt-secret admin-password; do
    od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >"$work/.secrets/$secret"
    chmod 644 "$work/.secrets/$secret"
  done
  mkfifo "$work/pipes/in" "$work/pipes/out"
  chmod 666 "$work/pipes/in" "$work/pipes/out"
  export BENCH_PREFIX=$prefix BENCH_ROOT=$root BENCH_WORK=$work
  progress "the stack"
  compose create --quiet-pull >"$work/log" 2>&1 || fail 1 "cannot make the stack: $(tail -n 5 "$work/log")" "mend that first"
  compose up --detach --no-build --wait db mcp-memory mcp-api server client memory-alone everything >"$work/log" 2>&1 ||
    fail 1 "cannot start the stack: $(tail -n 5 "$work/log")" "mend that first"
  # The program that calls is compiled now and waits for commands.
  coproc caller { docker start --attach --interactive "$(container load)" 2>"$work/load.log"; }
  hear >/dev/null
  docker start "$(container server-memory)" >/dev/null
}

# Only what carries this run's prefix.
remove_traces() {
  [[ -e $work/started ]] || return 0
  compose down --timeout 1 --volumes --remove-orphans >"$work/down.log" 2>&1 || cat "$work/down.log" >&2
  docker image ls --format '{{.Repository}}:{{.Tag}}' --filter "reference=$prefix-*" | xargs --no-run-if-empty docker image rm --force >/dev/null 2>&1 || true
}

hear() {
  local line
  IFS= read -r line <&"${caller[0]}" || fail 1 "the calls ended: $(tail -n 5 "$work/load.log")" "see whether the services are well"
  printf '%s\n' "$line"
}

# call COMMAND…: the figures of one command of services/load.
call() {
  printf '%s\n' "$*" >&"${caller[1]}"
  hear
}

# ---- the parts ---------------------------------------------------------------------------

each() {
  local service
  for service in "${own[@]}" "${rivals[@]}"; do "$@" "$service"; done
}

limit_of() { if [[ $1 == server ]]; then echo 1.0; else echo 0.3; fi; }

# start_once KIND PROCESSORS SERVICE
start_once() {
  local kind=$1 processors=$2 service=$3 name began answered
  name=$(container "$service")
  docker stop --time 5 "$name" >/dev/null
  docker update --cpus "$processors" "$name" >/dev/null
  docker start "$name" >/dev/null
  answered=$(call await "$service-health")
  began=$(date --date="$(docker inspect --format '{{.State.StartedAt}}' "$name")" +%s%6N)
  figure "start-$kind" "$service" "$((answered - began))"
}
start_limited() { start_once limited "$(limit_of "$1")" "$1"; }
start_free() { start_once free "$(nproc)" "$1"; }

start() {
  local round
  for ((round = 1; round <= rounds; round++)); do
    progress "start, round $round"
    each start_free
    each start_limited
  done
}

# A fresh process in the limits of prod; what start-up left behind is given time to be given back.
restart() {
  docker restart --time 5 "$(container "$1")" >/dev/null
  call await "$1-health" >/dev/null
}

# weigh MOMENT SERVICE…: MB of docker stats, MB of resident memory, of each.
weigh() {
  local moment=$1 service used resident
  local -A used_by
  local containers
  shift
  mapfile -t containers < <(for service; do container "$service" && echo; done)
  while read -r service used _; do used_by[$service]=$used; done < <(
    docker stats --no-stream --format '{{.Name}} {{.MemUsage}}' "${containers[@]}"
  )
  for service; do
    used=${used_by[$(container "$service")]}
    resident=$(docker top "$(container "$service")" -eo pid,rss | awk 'NR > 1 { sum += $2 } END { printf "%.1f", sum / 1024 }')
    figure "memory-$moment" "$service" "$(numfmt --from=iec-i --to-unit=1048576 --format=%.1f "${used%B}") $resident"
  done
}

memory() {
  each restart
  sleep 5
  weigh idle "${own[@]}" client "${rivals[@]}"
  each work_of
  weigh loaded "${own[@]}" client "${rivals[@]}"
}
work_of() {
  progress "$calls calls of $1"
  figure calls "$1" "$(call calls "$1-work" "$calls")"
}

paced() {
  progress "latency of $1"
  figure latency "$1" "$(call paced "$1" "$samples" "$health_rate")"
}

latency() {
  local workload direct through
  call calls mcp-memory-work "$((calls / 5))" >/dev/null
  call calls mcp-api-work "$((calls / 5))" >/dev/null
  for workload in {server,mcp-memory,mcp-api,client}-health remember recall remember-alone recall-alone \
    {everything,server-memory}-health everything-work remember-rival recall-rival; do paced "$workload"; done
  progress "latency of tool calls, direct and through the gateway"
  read -r -a direct < <(call pairs tool-direct tool-through-gateway "$samples" "$pair_rate")
  through="${direct[*]:2}"
  figure latency tool-direct "${direct[*]:0:2}"
  figure latency tool-through-gateway "$through"
}

crowd() {
  local workload
  for workload in mcp-memory-health remember recall tool-direct tool-through-gateway server-health everything-work; do
    progress "$crowd callers: $workload"
    figure crowd "$workload" "$(call crowd "$workload" "$((calls / 2))" "$crowd")"
  done
}

arguments=()
calls=10000 samples=500
for argument; do
  if [[ $argument == --quick ]]; then calls=1000 samples=100; else arguments+=("$argument"); fi
done
read_options "${arguments[@]}"
((${#rest[@]} > 0)) || rest=(start memory latency crowd)
for part in "${rest[@]}"; do
  [[ $part =~ ^(start|memory|latency|crowd)$ ]] || fail 2 "cannot measure \`$part\`" "name some of start, memory, latency and crowd"
done
rounds=5 output=()
for ((index = 0; index < ${#loop[@]}; index++)); do
  case ${loop[index]} in
    --rounds) rounds=${loop[index + 1]} && index=$((index + 1)) ;;
    *) output+=("${loop[index]}") ;;
  esac
done
require_compose
readonly prefix=dmcp-bench-$$-$RANDOM
make_work_folder remove_traces
"$root/scripts/base-images" node:22-bookworm-slim node:24-bookworm-slim nginx:stable-bookworm postgres:15-bookworm maven:3.9-eclipse-temurin-25 >&2
touch "$work/started"
build_images
start_stack
for part in "${rest[@]}"; do "$part"; done
perl "$here/services/table.pl" "${output[@]}" <"$work/figures"
