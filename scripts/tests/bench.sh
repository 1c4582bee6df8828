#!/usr/bin/env bash
# scripts/bench: its loop measures what it says, and refuses what it cannot measure.
set -euo pipefail
cd "$(dirname "$0")"
source ./checks.sh

readonly bench=../bench measure=../bench.d/measure.pl

loop() {
  local specification=$1
  shift
  printf '%b' "$specification" | perl "$measure" --rounds 3 "$@"
}

services() {
  local figures=$1
  shift
  printf '%b' "$figures" | perl ../bench.d/services/table.pl "$@"
}

builds() {
  local figures=$1
  shift
  printf '%b' "$figures" | perl ../bench.d/build/table.pl "$@"
}

readonly round='server\treference\t10\t40\t30\t1\nserver\tnaive\t60\t5\t1\t3\n'
readonly quick='start-limited\tserver\t900000\nstart-free\tserver\t400000\nmemory-loaded\tserver\t60\t90\n'
readonly heavy='memory-loaded\tserver\t79\t1\nmemory-loaded\tmcp-memory\t78\t1\nmemory-loaded\tmcp-api\t77\t1\nmemory-loaded\tclient\t76\t1\n'

# The two sides of a case are 100 ms apart, which no scheduler hides.
tells_slow_from_quick() {
  local ratio
  ratio=$(loop 'nap\tslow\tsleep 0.12\nnap\tquick\tsleep 0.02\n' --json | sed -n 's/.*"ratio":\([0-9]*\).*/\1/p')
  ((ratio >= 3))
}

counts_memory() {
  local megabytes
  megabytes=$(loop "hold\tone\tperl -e '\$x = \"x\" x 60000000'\n" --json | sed -n 's/.*"peakMegabytes":\([0-9]*\).*/\1/p')
  ((megabytes >= 57))
}

check "the loop tells slow from quick" tells_slow_from_quick
check "peak memory is that of the command" counts_memory
check "a missed bar is exit code 1 with --check" exits 1 loop 'nap\tslow\tsleep 0.12\nnap\tquick\tsleep 0.02\n' --ratio 1.5 --check
check "and is named in the table" says "ratio > 1.5" loop 'nap\tslow\tsleep 0.12\nnap\tquick\tsleep 0.02\n' --ratio 1.5
check "a command that fails is not measured" says "ended with exit code 7" loop 'bad\tone\tsh -c "exit 7"\n'
check "and its own words are shown" says "no such thing" loop 'bad\tone\tsh -c "echo no such thing >&2; exit 7"\n'
check "nothing to measure is a failure" exits 2 loop ''
check "a service in its bars is no failure" exits 0 services "$quick" --check
check "a service that starts slowly is one with --check" exits 1 services "start-limited\tserver\t2600000\n" --check
check "and is named" says "start of server in the limit: 2.60 s" services "start-limited\tserver\t2600000\n"
check "the gateway may add three milliseconds" exits 1 services "latency\ttool-direct\t900\nlatency\ttool-through-gateway\t4000\n" --check
check "the stack is weighed as a whole" says "whole stack without PostgreSQL: 310.00 MB" services "$heavy"
check "a build in its bars is no failure" exits 0 builds "${round}server\tdmcp\t4\t40\t38\t1\n" --check
check "a build that takes too long is one with --check" exits 1 builds "${round}server\tdmcp\t5.1\t40\t38\t1\n" --check
check "and its bar is named" says "0.51 of reference (bar 0.50, MISSED)" builds "${round}server\tdmcp\t5.1\t40\t38\t1\n"
check "one RUN step too many in one of the rounds is a failure" exits 1 \
  builds "${round}server\tdmcp\t4\t40\t38\t2\nserver\tdmcp\t4\t40\t38\t1\n" --check
check "and so are too few reused steps of what dmcp generated" exits 1 builds "server\tbake\t4\t40\t33\t1\n" --check
check "steps that were never told are no reuse" exits 1 builds "server\tdmcp\t4\t0\t0\t0\n" --check
check "the stack has bars of its own" exits 0 builds "server\tdmcp\t4\t28\t20\t2\n" --subject stack --check
check "images are weighed" says "0.25 of reference (bar 0.24, MISSED)" builds "images\treference\t100\t0\t0\t0\nimages\tdmcp\t25\t0\t0\t0\n"
check "an unknown benchmark is wrong usage" exits 2 "$bench" nothing
check "help names every benchmark" says "  config " "$bench" --help

summary
