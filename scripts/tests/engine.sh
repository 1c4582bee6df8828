#!/usr/bin/env bash
# scripts/engine, without touching the engine of this machine.
# needs: engine
set -euo pipefail
cd "$(dirname "$0")"
source ./checks.sh

readonly engine=../engine
readonly nowhere=unix:///nonexistent/docker.sock

check "an engine that answers is left alone" says "nothing to do" "$engine" start
check "status names the engine that answers" says "answers at unix:///var/run/docker.sock" "$engine" status
check "an engine elsewhere is never started" exits 3 env DOCKER_HOST=$nowhere "$engine" start
check "the failure names the address" says "no Docker engine answers at \`$nowhere\`" env DOCKER_HOST=$nowhere "$engine" start
check "status without an engine exits with 3" exits 3 env DOCKER_HOST=$nowhere "$engine" status
check "stop without a record stops nothing" says "nothing to do" env DMCP_ENGINE_STATE=/nonexistent "$engine" stop
check "an unknown command is wrong usage" exits 2 "$engine" restart
check "help shows examples" says "Examples:" "$engine" --help

# A record of a process that ended, whose number another process has now.
state=$(mktemp -d)
trap 'rm -rf "$state"' EXIT
echo "$$ 1" >"$state/started"
check "a process that merely has the recorded number is not stopped" says "stopped" env DMCP_ENGINE_STATE="$state" "$engine" stop
check "and the record is gone" test ! -e "$state/started"

summary
