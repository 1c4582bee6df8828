# shellcheck shell=bash
# shellcheck disable=SC2154 # what the script has set that sources this
# Real clients against our server, and our client against the official servers.

inspect() {
  local name=$1 log=$cache/inspector.txt
  shift
  if timeout 60 node "$cache/npm/node_modules/.bin/mcp-inspector" --cli --format json --quiet "$@" >"$log" 2>&1; then
    printf 'ok    inspector %s\n' "$name"
  else
    failures=$((failures + 1))
    printf 'FAIL  inspector %s\n' "$name"
    sed 's/^/    /' "$log" | head -n 20
  fi
}

run_clients() {
  start_server
  cp "$parts/clients.mjs" "$cache/npm/clients.mjs"
  timeout 180 node "$cache/npm/clients.mjs" "$url" "${java[@]}" dev.dmcp.mcp.conformance.FixtureServer stdio ||
    failures=$((failures + 1))
  local era
  for era in legacy auto modern; do
    local http=(--server-url "$url" --transport http --protocol-era "$era")
    inspect "$era, lists tools with sound schemas" "${http[@]}" --method tools/list --strict
    inspect "$era, calls a tool" "${http[@]}" --method tools/call --tool-name greet --tool-arg name=Ada
    inspect "$era, reads a resource" "${http[@]}" --method resources/read --uri test://static-text
  done
  inspect 'over stdio, calls a tool' --method tools/call --tool-name greet --tool-arg name=Ada -- \
    "${java[@]}" dev.dmcp.mcp.conformance.FixtureServer stdio
}

# probe NAME TOOL ARGUMENTS TARGET…: our client lists what a server has and calls one of its tools.
probe() {
  local name=$1 log=$cache/probe.txt
  shift
  if timeout 60 "${java[@]}" dev.dmcp.mcp.conformance.ServerProbe "$@" >"$log" 2>&1; then
    printf 'ok    %s: %s\n' "$name" "$(tail -n 1 "$log")"
  else
    failures=$((failures + 1))
    printf 'FAIL  %s\n' "$name"
    sed 's/^/    /' "$log" | head -n 20
  fi
}

# A port that nobody listens on now.
free_port() { node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'; }

everything_pids=()

# start_everything TRANSPORT: the everything server over HTTP, on $port.
start_everything() {
  port=$(free_port)
  PORT=$port node "$cache/npm/node_modules/.bin/mcp-server-everything" "$1" >"$cache/everything-$1.log" 2>&1 &
  everything_pids+=("$!")
  local i
  for ((i = 0; i < 200; i++)); do
    ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || return 0
    sleep 0.05
  done
  fail 1 "the everything server did not start" "see $cache/everything-$1.log"
}

stop_everything() {
  local pid
  for pid in "${everything_pids[@]}"; do
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  everything_pids=()
}

run_servers() {
  build_dmcp
  local bin=$cache/npm/node_modules/.bin long='{"duration":1,"steps":4}'
  probe 'everything over stdio' trigger-long-running-operation "$long" node "$bin/mcp-server-everything"
  probe 'filesystem over stdio' list_directory "{\"path\":\"$parts\"}" node "$bin/mcp-server-filesystem" "$parts"
  MEMORY_FILE_PATH=$cache/memory.jsonl probe 'memory over stdio' read_graph '{}' node "$bin/mcp-server-memory"
  probe 'sequential-thinking over stdio' sequentialthinking \
    '{"thought":"one","nextThoughtNeeded":false,"thoughtNumber":1,"totalThoughts":1}' node "$bin/mcp-server-sequential-thinking"
  local port
  start_everything streamableHttp
  probe 'everything over Streamable HTTP' trigger-long-running-operation "$long" "http://localhost:$port/mcp"
  says 'everything over Streamable HTTP' '^Echo: hello$' mcp call "http://localhost:$port/mcp" echo --arg message=hello
  says 'everything, progress of a slow tool' '^[0-9]/4' mcp call "http://localhost:$port/mcp" \
    trigger-long-running-operation --arg duration=1 --arg steps=4
  stop_everything
  start_everything sse
  probe 'everything over HTTP with SSE' echo '{"message":"hello"}' "http://localhost:$port/sse"
  says 'everything over HTTP with SSE' '^The sum of 2 and 3.5 is 5.5' mcp call "http://localhost:$port/sse" \
    get-sum --arg a=2 --arg b=3.5
  stop_everything
  says 'everything over stdio, structured content' '"temperature": ' mcp call get-structured-content \
    --arg 'location=New York' -- node "$bin/mcp-server-everything"
  says 'everything over stdio, prompts' '^user: .*Bern' mcp prompts args-prompt --arg city=Bern -- \
    node "$bin/mcp-server-everything"
  says 'filesystem over stdio, a list as argument' 'package.json' mcp call read_multiple_files \
    --arg "paths=$parts/package.json" --arg "paths=$parts/clients.mjs" -- node "$bin/mcp-server-filesystem" "$parts"
}
