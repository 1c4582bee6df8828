#!/usr/bin/env bash
# `dmcp build` of examples/dynamic-mcp, or of the bundled stack, beside `docker compose build` and `docker buildx bake`
set -euo pipefail
source "$(dirname -- "${BASH_SOURCE[0]}")/frame.sh"

usage() {
  cat <<'TEXT'
Usage: scripts/bench build [--stack] [--rounds N] [--json] [--check] [--dmcp PATH] [CASE…]

  CASE          one of cold, nothing, server, client and dependency (default: all, in this order)
  --stack       the bundled stack (Java services of one Maven build, a Vue client) instead of examples/dynamic-mcp
  --rounds N    how often (default 3); on two processors the first round of all cases takes ten minutes and each other
                seven, half of that with --stack
  --dmcp PATH   the dmcp to measure (default: that of this checkout)

The same sources are built in four ways, each in a copy and under a project name of its own:
  naive         plain Dockerfiles (bench.d/build/*/naive) by docker compose build
  reference     Dockerfiles in the style of the document that dmcp replaces (bench.d/build/*/reference) by docker compose build
  bake          what dmcp generated, by docker buildx bake
  dmcp          what dmcp generated, by dmcp build

cold is without any cache, cache mounts too; nothing is a second build; server and client change one line; dependency adds
a package to the server. Then `images` is the sum of what the engine says of each image, and `disk` what they take together,
layers that several have once. Needs a Docker engine with buildx and compose (scripts/engine), and npm.
TEXT
}

readonly repeats_of_nothing=5
export BUILDKIT_PROGRESS=plain
export DMCP_IMAGE_MIRROR=${DMCP_IMAGE_MIRROR:-localhost:5000/mirror}

# ---- the four ways -----------------------------------------------------------------------

project_of() { printf '%s-%s-%s' "$prefix" "$round" "$1"; }

# Two ways with the same files would find each other's results in BuildKit's cache, which is keyed by content alone: the
# subject's `set_apart` gives its packages another name in each, and in each run. Cache mounts carry the project's name,
# another one in each round, and so begin empty.
copy_sources() {
  local side=$1
  mkdir -p "$work/$side"
  tar -C "$source_folder" --exclude=node_modules --exclude=target --exclude=dist --exclude=esm --exclude=./shared/types -cf - "${sources[@]}" |
    tar -C "$work/$side" -xf -
  [[ ! -d $here/build/$subject/$side ]] || cp -r "$here/build/$subject/$side/." "$work/$side/"
}

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
  local service
  for service in "${weighed_services[@]}"; do printf '%s-%s:latest\n' "$(project_of "$1")" "$service"; done
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

# Plain Dockerfiles build everything again whatever changed, at a minute each time: once is enough to know.
each_side_that_caches() {
  ((round > 1)) || "$@" naive
  for side in reference bake dmcp; do "$@" "$side"; done
}

# ---- the cases ---------------------------------------------------------------------------

cold() { each_side cold_of; }
cold_of() { measure_build cold "$1" --no-cache; }

nothing() {
  local repeat
  for ((repeat = 0; repeat < repeats_of_nothing; repeat++)); do each_side measure_build nothing; done
}

# A line with an effect: a bundler leaves out what nobody uses.
append_script_line() { printf 'Object.assign(globalThis, { changed: "%s %s %s" });\n' "$prefix" "$round" "$1" >>"$work/$1/$2"; }

server() { each_side_that_caches server_of; }
server_of() {
  change_server "$1"
  measure_build server "$1"
}

client() { each_side_that_caches client_of; }
client_of() {
  append_script_line "$1" "$client_file"
  measure_build client "$1"
}

dependency() {
  add_dependency "${packages[round - 1]}"
  each_side_that_caches dependency_of
}
dependency_of() {
  take_dependency "$1"
  measure_build dependency "$1"
}

# ---- sizes -------------------------------------------------------------------------------

# weigh CASE SIDE <BYTES, one number a line
weigh() { awk -v case="$1" -v side="$2" '{ sum += $1 } END { printf "%s\t%s\t%s\t0\t0\t0\n", case, side, sum / 1e6 }' >>"$work/figures"; }

images() { each_side images_of_side; }
images_of_side() { images_of "$1" | xargs docker image inspect --format '{{.Size}}' | weigh images "$1"; }

# An archive holds a layer once.
disk() { each_side disk_of; }
disk_of() { images_of "$1" | xargs docker image save | wc -c | weigh disk "$1"; }

# ---- rounds ------------------------------------------------------------------------------

one_round() {
  local case
  each_side name_project
  # What is measured needs something before it; a cold build is that, else a first one.
  [[ ${rest[0]} == cold ]] || each_side prepare
  for case in "${rest[@]}"; do "$case"; done
  images
  ((round < rounds)) || disk
}
prepare() {
  progress "round $round: first build, $1"
  build "$1" >"$work/log" 2>&1 || fail 1 "$1: $(tail -n 20 "$work/log")" "mend that first"
}

# Only what carries this run's prefix: images by name, those that lost theirs to a later build by label, cache mounts by id.
remove_traces() {
  [[ -e $work/started ]] || return 0
  docker image ls --format '{{.Repository}}:{{.Tag}}' --filter "reference=$prefix-*" | xargs --no-run-if-empty docker image rm --force >/dev/null 2>&1 || true
  for ((round = 1; round <= rounds; round++)); do each_side remove_nameless; done
  docker buildx prune --force --filter type=exec.cachemount --filter "description~=dmcp-$prefix-" >/dev/null 2>&1 || true
}

remove_nameless() {
  local label=dev.dmcp.project
  [[ $1 == bake || $1 == dmcp ]] || label=com.docker.compose.project
  docker image prune --force --filter "label=$label=$(project_of "$1")" >/dev/null 2>&1 || true
}

subject=example arguments=()
for argument; do
  case $argument in
    --stack) subject=stack ;;
    *) arguments+=("$argument") ;;
  esac
done
readonly subject
# shellcheck source=build/example/subject.sh
source "$here/build/$subject/subject.sh"
read_options "${arguments[@]}"
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
"$root/scripts/base-images" "${base_images[@]}" >&2
touch "$work/started"
for side in source naive reference bake dmcp; do copy_sources "$side"; done
each_side set_apart
"$dmcp" version >/dev/null
for ((round = 1; round <= rounds; round++)); do one_round; done
perl "$here/build/table.pl" --subject "$subject" "${output[@]}" <"$work/figures"
