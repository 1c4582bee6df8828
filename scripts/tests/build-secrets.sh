#!/usr/bin/env bash
# Secrets and credentials of a build stay out of images, their history, progress, reports, memory and process arguments.
# needs: engine
set -euo pipefail
cd "$(dirname "$0")"
source ./checks.sh

root=$(cd ../.. && pwd -P)
work=$(mktemp -d)
readonly root work dmcp=$root/dmcp
readonly base=${DMCP_IMAGE_MIRROR:-localhost:5000/mirror}/library/debian:bookworm-slim
readonly from_file=file-secret-$RANDOM$RANDOM from_variable=variable-secret-$RANDOM$RANDOM argument=argument-secret-$RANDOM$RANDOM
readonly password=registry-secret-$RANDOM$RANDOM

remove_traces() {
  docker image ls --all --quiet --no-trunc --filter "label=dev.dmcp.project=$prefix" | sort -u | xargs --no-run-if-empty docker image rm --force >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap remove_traces EXIT

export XDG_STATE_HOME=$work/state DOCKER_CONFIG=$work/docker TOKEN=$from_variable GITHUB_STEP_SUMMARY=$work/out/summary.md
mkdir -p "$work/out" "$work/docker" "$work/project"
printf '%s' "$from_file" >"$work/token"
encoded=$(printf 'someone:%s' "$password" | base64 --wrap=0)
printf '{"auths":{"localhost:1":{"auth":"%s"}}}' "$encoded" >"$work/docker/config.json"
cd "$work/project"
cat >compose.yaml <<TEXT
name: $prefix
services:
  app:
    build:
      context: .
      secrets: [token, other]
      args: { HIDDEN: "$argument" }
secrets:
  token: { file: "$work/token" }
  other: { environment: TOKEN }
TEXT
# Both secrets arrive, which their lengths show; the step takes long enough to be looked at.
cat >Dockerfile <<TEXT
FROM $base
ARG HIDDEN
RUN --mount=type=secret,id=token --mount=type=secret,id=other \\
    cat /run/secrets/token /run/secrets/other | wc -c >/length && sleep 2
TEXT

# Arguments of all processes, dmcp's own and what it starts, as long as the build runs.
watch_arguments() {
  while kill -0 "$1" 2>/dev/null; do
    for file in /proc/[0-9]*/cmdline; do tr '\0' ' ' <"$file" 2>/dev/null || true; done
    sleep 0.2
  done
}

build() {
  "$dmcp" build --progress json --report "$work/out/report.json" --cleanup none -v >"$work/out/stdout" 2>"$work/out/stderr" &
  local build=$!
  watch_arguments "$build" >"$work/arguments"
  wait "$build"
}

refused() {
  printf 'FROM localhost:1/nothing\n' >"$work/project/Dockerfile.refused"
  "$dmcp" build --build-arg X=1 -f "$work/refused.yaml" --pull
}
cat >"$work/refused.yaml" <<TEXT
name: $prefix
services:
  app:
    build: { context: $work/project, dockerfile: Dockerfile.refused }
TEXT

image() { docker image ls --quiet --filter "label=dev.dmcp.project=$prefix" | head -n 1; }
nowhere() {
  local text
  for text in "$from_file" "$from_variable"; do
    ! grep -rlF -e "$text" "$@" || return 1
  done
}
history_of() { docker history --no-trunc "$(image)" && docker image inspect "$(image)"; }

"$dmcp" version >/dev/null
check "the image is built with its secrets" build
equal_lengths() { [[ $(docker run --rm "$(image)" cat /length) == $((${#from_file} + ${#from_variable})) ]]; }
check "both secrets reached the step" equal_lengths
history_of >"$work/out/history"
docker save "$(image)" | tar -x -C "$work" --one-top-level=saved
for file in "$work"/saved/blobs/sha256/* "$work"/saved/*/layer.tar; do [[ ! -f $file ]] || cat "$file"; done >"$work/out/layers"
check "they are not in history, labels and layers" nowhere "$work/out/history" "$work/out/layers"
check "they are not in progress, output, report and summary" nowhere "$work/out"
check "they are not in what dmcp remembers" nowhere "$work/state"
check "they are not in the arguments of any process" nowhere "$work/arguments"
check "arguments of processes were looked at" grep -q dmcp "$work/arguments"
argument_is_digested() { ! grep -rqF -e "$argument" "$work/state" "$work/out/stdout" "$work/out/report.json"; }
check "a build argument is remembered by its digest only" argument_is_digested
check "a registry that refuses ends the build" exits 1 refused
refused >"$work/out/refused" 2>&1 || true
credentials_are_hidden() { ! grep -rqF -e "$password" -e "$encoded" "$work/out" "$work/state" "$work/arguments"; }
check "credentials are in no message" credentials_are_hidden

summary
