# shellcheck shell=bash
# shellcheck disable=SC2154 # what the script has set that sources this
# The official suite: its frozen sets against our server and our client.

# ---- the fixture server ------------------------------------------------------------------

server_pid=

start_server() {
  [[ -z $server_pid ]] || return 0
  : >"$cache/server.out"
  "${java[@]}" dev.dmcp.mcp.conformance.FixtureServer 0 >"$cache/server.out" 2>"$cache/server.log" &
  server_pid=$!
  local i
  for ((i = 0; i < 200; i++)); do
    [[ ! -s $cache/server.out ]] || break
    kill -0 "$server_pid" 2>/dev/null || fail 1 "the fixture server did not start" "see $cache/server.log"
    sleep 0.05
  done
  url=http://localhost:$(cat "$cache/server.out")/mcp
}

stop_server() {
  [[ -n $server_pid ]] || return 0
  kill "$server_pid" 2>/dev/null || true
  wait "$server_pid" 2>/dev/null || true
}

# ---- running and counting ----------------------------------------------------------------

# Client scenarios all begin at once, each with a JVM of its own: on a busy machine that takes its time.
readonly patience_ms=240000

suite() { node "$cache/npm/node_modules/conformance-$1/dist/index.js" "${@:2}"; }

# judge NAME LOG EXIT EXPECTED: counts the scored scenarios of a frozen set and lists the others.
judge() {
  local name=$1 log=$2 code=$3 expected=$4 summary unscored passed=0 failed=() line scenario
  summary=$(sed -n '/^=== .*SUMMARY ===/,$p' "$log")
  unscored=$(grep -E '^  [✓✗] ' <<<"$summary" | awk '{ print $2 }' || true)
  while read -r line; do
    scenario=$(awk '{ sub(/:$/, "", $2); print $2 }' <<<"$line")
    grep -qxF "$scenario" <<<"$unscored" && continue
    if [[ $line == ✓* ]]; then passed=$((passed + 1)); else failed+=("$scenario"); fi
  done < <(grep -E '^[✓✗] ' <<<"$summary" || true)
  printf '%-34s %d/%d scored scenarios\n' "$name" "$passed" "$expected"
  ((${#failed[@]} == 0)) || printf '    FAILED  %s\n' "${failed[@]}"
  grep -E '^  [✓✗] ' <<<"$summary" | sed 's/^  ✓ /    not scored, passes: /; s/^  ✗ /    not scored, FAILS:  /' || true
  if ((passed != expected || ${#failed[@]} > 0 || code != 0)); then
    failures=$((failures + 1))
    printf '    see %s\n' "$log"
  fi
}

frozen_server_set() {
  local revision=$1 expected=$2 log=$cache/server-$1.txt code=0
  suite 0.2 server --url "$url" --requirements "$revision" --timeout "$patience_ms" >"$log" 2>&1 || code=$?
  judge "server, frozen set $revision" "$log" "$code" "$expected"
}

# The suite starts the clients of all scenarios at once, some forty JVMs: on two busy cores one may lose a connection that
# its server gave up meanwhile. So a set that did not pass is run once more, and the report shows both runs.
frozen_client_set() {
  local before=$failures
  one_client_set "$@"
  ((failures > before)) || return 0
  failures=$before
  one_client_set "$@"
}

one_client_set() {
  local revision=$1 expected=$2 log=$cache/client-$1.txt code=0
  suite 0.2 client --command "$cache/client" --requirements "$revision" --timeout "$patience_ms" >"$log" 2>&1 || code=$?
  judge "client, frozen set $revision" "$log" "$code" "$expected"
}

first_release() {
  local expected=46 log=$cache/server-0.1.txt code=0 passed failed
  suite 0.1 server --url "$url" --suite all >"$log" 2>&1 || code=$?
  passed=$(sed -n 's/^Total: \([0-9]*\) passed.*/\1/p' "$log" | tail -n 1)
  failed=$(sed -n 's/^Total: .* \([0-9]*\) failed.*/\1/p' "$log" | tail -n 1)
  printf '%-34s %d/%d checks\n' 'server, all of release 0.1' "${passed:-0}" "$expected"
  grep -E '^✗ ' "$log" | sed 's/^/    /' || true
  if [[ $passed != "$expected" || $failed != 0 || $code != 0 ]]; then
    failures=$((failures + 1))
    printf '    see %s\n' "$log"
  fi
}

run_server() {
  start_server
  first_release
  frozen_server_set 2025-11-25 30
  frozen_server_set 2026-07-28 37
  if [[ -s $cache/server.log ]]; then
    failures=$((failures + 1))
    printf '    the server reported exceptions that nobody meant to throw: %s\n' "$cache/server.log"
  fi
}

run_client() {
  {
    printf '#!/bin/sh\nexec'
    # The suite's servers give up idle connections after five seconds; on a busy machine the client would learn it too late.
    printf " '%s'" "${java[@]}" -Djdk.httpclient.keepalive.timeout=2
    # The suite appends the server's address.
    printf ' dev.dmcp.mcp.conformance.ConformanceClient "$@"\n'
  } >"$cache/client"
  chmod +x "$cache/client"
  frozen_client_set 2025-11-25 18
  frozen_client_set 2026-07-28 32
}
