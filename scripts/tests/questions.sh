#!/usr/bin/env bash
# Commands that take something away ask at a terminal, and do what the answer says: at a real pseudo terminal, on real engines.
# needs: engine
set -euo pipefail
cd "$(dirname "$0")"
source ./checks.sh

root=$(cd ../.. && pwd -P)
work=$(mktemp -d)
readonly root work dmcp=$root/dmcp
readonly base=${DMCP_IMAGE_MIRROR:-localhost:5000/mirror}/library/debian:bookworm-slim
readonly neighbour=$prefix-2 network=dmcpq$RANDOM second=$work/second.sock
export XDG_STATE_HOME=$work/state

# ---- a person at a terminal ----------------------------------------------------------------

# at_terminal COMMAND [ARGUMENT…]: what is typed comes from stdin, what the person sees goes to stdout.
# Whoever starts the tests in the background has them ignore Ctrl-C; a person's terminal does not.
at_terminal() { timeout 60 env --default-signal=INT script -qefc "$(printf '%q ' "$@")" /dev/null; }

# answer WORD COMMAND [ARGUMENT…]
answer() { printf '%s\n' "$1" | at_terminal "${@:2}"; }

# Ctrl-C when the question is there, and the exit code of what it ended.
interrupt_question() {
  local keys=$work/keys shown=$work/shown code=0
  rm -f "$keys" && mkfifo "$keys"
  at_terminal "$@" <"$keys" >"$shown" &
  local asking=$!
  exec 3>"$keys"
  within 30 grep -q 'Go on?' "$shown"
  printf '\003' >&3
  local began=$SECONDS
  wait "$asking" || code=$?
  exec 3>&-
  cat "$shown"
  ((SECONDS - began < 5)) || { printf 'it took %s s\n' $((SECONDS - began)) && return 1; }
  return "$code"
}

# ---- volumes -------------------------------------------------------------------------------

# volume PROJECT NAME: with a file in it, as docker compose would have made it.
volume() {
  docker volume create --label "com.docker.compose.project=$1" --label "com.docker.compose.volume=$2" "$1_$2" >/dev/null
  docker run --rm --network none --volume "$1_$2:/data" "$base" sh -c "echo '$1 $2' >/data/file"
}
content() { docker run --rm --network none --volume "$1:/data" "$base" cat /data/file; }
volumes() { docker volume ls --quiet --filter "name=$prefix" | sort | tr '\n' ' '; }

remove_traces() {
  unset DOCKER_HOST
  docker rm --force "$prefix-stopped" >/dev/null 2>&1 || true
  docker volume ls --quiet --filter "name=$prefix" | xargs --no-run-if-empty docker volume rm --force >/dev/null 2>&1 || true
  stop_second
  docker network rm "$network" >/dev/null 2>&1 || true
  rm -rf "$work"
}

# ---- an engine where everything that nobody uses may go --------------------------------------

start_second() {
  docker network create --opt com.docker.network.bridge.name="$network" "$network" >/dev/null
  setsid dockerd --host="unix://$second" --data-root="$work/data" --exec-root="$work/exec" --pidfile="$work/dockerd.pid" \
    --bridge="$network" --iptables=false --ip6tables=false --userland-proxy=false >"$work/dockerd.log" 2>&1 </dev/null &
  within 30 on_second version
}
stop_second() {
  [[ -r $work/dockerd.pid ]] || return 0
  local pid
  pid=$(<"$work/dockerd.pid")
  kill "$pid" && within 30 gone "$pid"
}
gone() { ! kill -0 "$1" 2>/dev/null; }
on_second() { docker --host "unix://$second" "$@"; }
names() { on_second image ls --format '{{.Repository}}' | grep -v '<none>' | sort | tr '\n' ' '; }
image_of_a_neighbour() { tar --create --directory /bin busybox | on_second import - "$1" >/dev/null; }

trap remove_traces EXIT
"$dmcp" version >/dev/null
mkdir "$work/project" && cd "$work/project"
cat >compose.yaml <<TEXT
name: $prefix
services: { app: { build: . } }
TEXT
printf 'FROM scratch\nCOPY busybox /busybox\n' >Dockerfile
cp /bin/busybox .

volume "$prefix" data
volume "$prefix" kept
volume "$neighbour" data
docker create --name "$prefix-stopped" --network none --label "com.docker.compose.project=$prefix" \
  --volume "$prefix"_kept:/data "$base" true >/dev/null
readonly all="${neighbour}_data ${prefix}_data ${prefix}_kept "
check "the volumes are there" equals "$all" volumes
check "a dry run names the volume that would go, and how large it is" says "remove volume ${prefix}_data (" \
  "$dmcp" clean --volumes --dry-run
check "without a terminal nobody can be asked" exits 2 "$dmcp" clean --volumes
check "and the list is shown all the same" says "read the list, then say \`--yes\`" "$dmcp" clean --volumes
check "no is no" exits 130 answer n "$dmcp" clean --volumes
check "silence is no" exits 130 answer "" "$dmcp" clean --volumes
check "the end of the input is no" exits 130 at_terminal "$dmcp" clean --volumes </dev/null
check "Ctrl-C is no, at once" exits 130 interrupt_question "$dmcp" clean --volumes
check "so all volumes are there" equals "$all" volumes
check "the question names the volume" says "remove volume ${prefix}_data (" answer n "$dmcp" clean --volumes
check "yes is yes" answer yes "$dmcp" clean --volumes
check "what nobody has is gone, and nothing else" equals "${neighbour}_data ${prefix}_kept " volumes
check "the neighbour's data is untouched" equals "$neighbour data" content "${neighbour}_data"
check "so is that of a container that is stopped" equals "$prefix kept" content "${prefix}_kept"
volume "$prefix" data
check "scripts say so beforehand" "$dmcp" clean --volumes --yes
check "and nobody is asked" equals "${neighbour}_data ${prefix}_kept " volumes

start_second
export DOCKER_HOST=unix://$second
image_of_a_neighbour neighbour
image_of_a_neighbour neighbour-used
on_second create --name used neighbour-used /busybox true >/dev/null
on_second volume create precious >/dev/null
check "the images are there" equals "neighbour neighbour-used " names
check "everybody's images go only when somebody can be asked" exits 2 "$dmcp" build --cleanup all
check "no, and nothing is built" exits 130 answer n "$dmcp" build --cleanup all
check "so nothing has changed" equals "neighbour neighbour-used " names
check "the question says whose it is and how large" says "remove image neighbour:latest (" answer n "$dmcp" build --cleanup all
check "yes, and then it is built" answer y "$dmcp" build --cleanup all
check "what nobody uses is gone, what was built is there" equals "$prefix-app neighbour-used " names
image_of_a_neighbour neighbour
check "clean asks the same" exits 130 answer n "$dmcp" clean --mode all
check "no leaves everything" equals "$prefix-app neighbour neighbour-used " names
check "yes takes it" answer y "$dmcp" clean --mode all
check "and nothing that is used or named" equals "$prefix-app neighbour-used " names
check "no volume was ever meant" says precious on_second volume ls --quiet

summary
