#!/usr/bin/env bash
# `dmcp build` of examples/dynamic-mcp beside `docker compose build` of other Dockerfiles and beside `docker buildx bake`
set -euo pipefail
source "$(dirname -- "${BASH_SOURCE[0]}")/frame.sh"

usage() {
  cat <<'TEXT'
Usage: scripts/bench build [--rounds N] [--json] [--check] [--dmcp PATH] [CASE…]

  CASE          one of cold, nothing, server, client and dependency (default: all, in this order)
  --rounds N    how often (default 3); a round of all cases takes ten minutes on two processors
  --dmcp PATH   the dmcp to measure (default: that of this checkout)

The same sources are built in four ways, each in a copy and under a project name of its own:
  naive         plain Dockerfiles (bench.d/build/naive) by docker compose build
  reference     Dockerfiles in the style of the document that dmcp replaces (bench.d/build/reference) by docker compose build
  bake          what dmcp generated, by docker buildx bake
  dmcp          what dmcp generated, by dmcp build

cold is without any cache, cache mounts too; nothing is a second build; server and client change one line; dependency adds
a package to the server. Needs a Docker engine with buildx and compose (scripts/engine), and npm.
TEXT
}

# Small packages that are not in the lock file: each round needs one that no round had.
readonly packages=(is-odd is-even left-pad array-first arr-flatten is-number repeat-string pad-left kind-of)
readonly repeats_of_nothing=5
export BUILDKIT_PROGRESS=plain
export DMCP_IMAGE_MIRROR=${DMCP_IMAGE_MIRROR:-localhost:5000/mirror}

# ---- the four ways -----------------------------------------------------------------------

project_of() { printf '%s-%s-%s' "$prefix" "$round" "$1"; }

copy_example() {
  local side=$1
  mkdir -p "$work/$side"
  tar -C "$root/examples/dynamic-mcp" --exclude=node_modules --exclude=dist --exclude=esm --exclude=types -cf - . | tar -C "$work/$side" -xf -
  [[ ! -d $here/build/$side ]] || cp -r "$here/build/$side/." "$work/$side/"
}

# Two ways with the same files would find each other's results in BuildKit's cache, which is keyed by content alone: the
# root package has another name in each, so that nothing of npm's is shared. Cache mounts carry the project's name, another
# one in each round, and so begin empty.
set_apart() { sed -i "s/\"name\": \"dynamic-mcp\",/\"name\": \"dynamic-mcp-$1\",/" "$work/$1/package.json" "$work/$1/package-lock.json"; }

name_project() {
  local side=$1
  case $side in
    bake | dmcp)
      sed -i "s/^name: .*/name: $(project_of "$side")/" "$work/$side/dmcp.yaml"
      "$dmcp" -C "$work/$side" generate --quiet
      ;;
  esac
}

# build SIDE [--no-cache]
build() {
  local side=$1
  shift
  cd "$work/$side"
  case $side in
    naive | reference) docker compose --project-name "$(project_of "$side")" --file docker-compose.prod.yml build "$@" ;;
    bake) docker buildx bake --progress plain "$@" ;;
    dmcp) "$dmcp" build --progress plain "$@" ;;
  esac
}

images_of() {
  case $1 in
    naive | reference) printf '%s-%s\n' "$(project_of "$1")" server "$(project_of "$1")" client ;;
    *) printf '%s-%s:latest\n' "$(project_of "$1")" server "$(project_of "$1")" client ;;
  esac
}

# ---- one measurement ---------------------------------------------------------------------

# Steps of the log: all, from the cache, RUN steps that ran. Plain output of BuildKit's own clients, or dmcp's.
steps() {
  awk '
    /^#[0-9]+ \[[^]]*[0-9]+\/[0-9]+\] / && !/\] FROM / { id = $1; $1 = ""; sub(/^ \[[^ ]+ /, "["); names[id] = $0 }
    /^#[0-9]+ CACHED/ { cached[$1] = 1 }
    /^ +[^ ]+ +\[[^]]+ [0-9]+\/[0-9]+\] / {
      if (/\] FROM /) next
      name = $0; sub(/^ +[^ ]+ +/, "", name); sub(/ (\(cached\)|[0-9.]+ m?s)$/, "", name)
      if ($0 ~ /( \(cached\)|[0-9.]+ m?s)$/) { own[name] = 1; if ($0 !~ / \(cached\)$/) ran[name] = 1 }
    }
    END {
      for (id in names) { all[names[id]] = 1; if (!cached[id]) missed[names[id]] = 1 }
      for (name in all) { total++; if (!missed[name]) hits++; else if (name ~ /\] RUN /) runs++ }
      for (name in own) { total++; if (!ran[name]) hits++; else if (name ~ /\] RUN /) runs++ }
      print total + 0, hits + 0, runs + 0
    }' "$1"
}

# measure_build CASE SIDE [OPTION…]: appends "CASE SIDE SECONDS STEPS CACHED RUNS".
measure_build() {
  local case=$1 side=$2 log=$work/log began ended
  shift 2
  progress "round $round: $case, $side"
  began=$EPOCHREALTIME
  build "$side" "$@" >"$log" 2>&1 || fail 1 "$side: $(tail -n 20 "$log")" "mend that first"
  ended=$EPOCHREALTIME
  printf '%s\t%s\t%s\t%s\n' "$case" "$side" "$(awk "BEGIN { print $ended - $began }")" "$(steps "$log" | tr ' ' '\t')" >>"$work/figures"
}

progress() { [[ ! -t 2 && -z ${DMCP_BENCH_VERBOSE:-} ]] || printf '%s\n' "$*" >&2; }

each_side() { for side in naive reference bake dmcp; do "$@" "$side"; done; }

# ---- the cases ---------------------------------------------------------------------------

cold() { each_side cold_of; }
cold_of() { measure_build cold "$1" --no-cache; }

nothing() {
  local repeat
  for ((repeat = 0; repeat < repeats_of_nothing; repeat++)); do each_side measure_build nothing; done
}

append_line() { printf 'export const changedInRound = "%s %s %s";\n' "$prefix" "$round" "$1" >>"$work/$1/$2"; }

server() { each_side server_of; }
server_of() {
  append_line "$1" server/src/settings.ts
  measure_build server "$1"
}

client() { each_side client_of; }
client_of() {
  append_line "$1" client/src/api/http.ts
  measure_build client "$1"
}

# npm decides once what the lock file becomes; every side gets the same.
dependency() {
  local package=${packages[round - 1]}
  (cd "$work/source" && npm install --package-lock-only --ignore-scripts --no-audit --no-fund -w server "$package") >"$work/log" 2>&1 ||
    fail 1 "cannot add \`$package\`: $(tail -n 5 "$work/log")" "see whether npm reaches its registry"
  each_side dependency_of
}
dependency_of() {
  cp "$work/source/package-lock.json" "$work/$1/"
  cp "$work/source/server/package.json" "$work/$1/server/"
  set_apart "$1"
  measure_build dependency "$1"
}

# Bytes of server and client; three services share the first.
sizes() { each_side sizes_of; }
sizes_of() {
  # shellcheck disable=SC2046 # two names
  docker image inspect $(images_of "$1") --format '{{.Size}}' |
    awk -v side="$1" '{ sum += $1 } END { printf "images\t%s\t%s\t0\t0\t0\n", side, sum / 1e6 }' >>"$work/figures"
}

one_round() {
  local case
  each_side name_project
  # What is measured needs something before it; a cold build is that, else a first one.
  [[ ${rest[0]} == cold ]] || each_side prepare
  for case in "${rest[@]}"; do "$case"; done
  sizes
}
prepare() {
  progress "round $round: first build, $1"
  build "$1" >"$work/log" 2>&1 || fail 1 "$1: $(tail -n 20 "$work/log")" "mend that first"
}

# Only what carries this run's prefix: images by name, cache mounts by id.
remove_traces() {
  [[ -e $work/started ]] || return 0
  docker image ls --format '{{.Repository}}:{{.Tag}}' --filter "reference=$prefix-*" | xargs --no-run-if-empty docker image rm --force >/dev/null 2>&1 || true
  docker buildx prune --force --filter type=exec.cachemount --filter "description~=dmcp-$prefix-" >/dev/null 2>&1 || true
}

read_options "$@"
((${#rest[@]} > 0)) || rest=(cold nothing server client dependency)
for case in "${rest[@]}"; do
  [[ $case =~ ^(cold|nothing|server|client|dependency)$ ]] || fail 2 "cannot measure \`$case\`" "name some of cold, nothing, server, client and dependency"
done
rounds=3 output=()
for ((index = 0; index < ${#loop[@]}; index++)); do
  case ${loop[index]} in
    --rounds) rounds=${loop[index + 1]} && index=$((index + 1)) ;;
    *) output+=("${loop[index]}") ;;
  esac
done
((rounds >= 1 && rounds <= ${#packages[@]})) || fail 2 "cannot do $rounds rounds" "choose 1 to ${#packages[@]}"
require_compose
command -v npm >/dev/null || fail 1 "npm was not found" "run \`apt-get install npm\`"
readonly prefix=dmcp-bench-$$-$RANDOM
make_work_folder remove_traces
"$root/scripts/base-images" node:22-bookworm-slim nginx:stable-bookworm >&2
touch "$work/started"
for side in source naive reference bake dmcp; do copy_example "$side"; done
each_side set_apart
"$dmcp" version >/dev/null
for ((round = 1; round <= rounds; round++)); do one_round; done
perl "$here/build/table.pl" "${output[@]}" <"$work/figures"
