# shellcheck shell=bash
# shellcheck disable=SC2154 # what the script has set that sources this
# The gateway: what goes through it, and the servers behind it.

through_pid=

build_through() {
  progress "building the gateway"
  (cd "$root" && ./mvnw -B -ntp -q -Dfast -pl services/mcp-api -am test-compile dependency:build-classpath \
    -Dmdep.includeScope=runtime -Dmdep.outputFile="$cache/through-classpath") >&2 ||
    fail 1 "the gateway does not build" "run ./mvnw -Dfast -pl services/mcp-api -am test-compile"
}

# start_through: on $through_port, over the folder $cache/through-data as it is.
start_through() {
  build_through
  through_port=$(free_port)
  env -i PATH="$PATH" HOME="$HOME" PORT="$through_port" DATA_DIR="$cache/through-data" GATEWAY_ALLOW_COMMANDS=true \
    MCP_MEMORY_URL=http://127.0.0.1:9 GATEWAY_AUDIT_FILE="$cache/through-calls.jsonl" \
    "$jdk_home/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xss512k -Xmx128m \
    -cp "$root/services/mcp-api/target/classes:$(cat "$cache/through-classpath")" dev.dmcp.service.gateway.Main \
    >"$cache/through.log" 2>&1 &
  through_pid=$!
  local i
  for ((i = 0; i < 200; i++)); do
    ! (exec 3<>"/dev/tcp/127.0.0.1/$through_port") 2>/dev/null || return 0
    kill -0 "$through_pid" 2>/dev/null || break
    sleep 0.05
  done
  fail 1 "the gateway did not start" "see $cache/through.log"
}

# stop_through [SIGNAL]
stop_through() {
  [[ -n $through_pid ]] || return 0
  kill -s "${1:-TERM}" "$through_pid" 2>/dev/null || true
  wait "$through_pid" 2>/dev/null || true
  through_pid=
}

run_through() {
  local port through_port
  rm -rf "$cache/through-data"
  start_everything streamableHttp
  start_through
  cp "$parts/through.mjs" "$cache/npm/through.mjs"
  timeout 300 node "$cache/npm/through.mjs" "http://127.0.0.1:$through_port" "http://127.0.0.1:$port/mcp" \
    node "$cache/npm/node_modules/.bin/mcp-server-everything" || failures=$((failures + 1))
  stop_through
  stop_everything
}

# ---- the servers behind the gateway -------------------------------------------------------

# verdict WHAT PROBLEM: one line, and what is wrong where something is.
verdict() {
  if [[ -z $2 ]]; then
    printf 'ok    %s\n' "$1"
  else
    failures=$((failures + 1))
    printf 'FAIL  %s: %s\n' "$1" "$2"
  fi
}

# operators_file HTTP_PORT SSE_PORT: an mcp.json as a desktop client has it.
operators_file() {
  local bin=$cache/npm/node_modules/.bin mark="\"DMCP_CONFORMANCE\": \"$cache/through-data\""
  cat <<JSON
{
  "mcpServers": {
    "everything": {"command": "node", "args": ["$bin/mcp-server-everything"], "env": {$mark}},
    "everything-http": {"url": "http://127.0.0.1:$1/mcp"},
    "everything-sse": {"url": "http://127.0.0.1:$2/sse", "type": "sse"},
    "Files": {"command": "node", "args": ["$bin/mcp-server-filesystem", "$parts"], "env": {$mark}},
    "graph": {"command": "node", "args": ["$bin/mcp-server-memory"], "env": {$mark, "MEMORY_FILE_PATH": "$cache/through-data/graph.jsonl"}},
    "thinking": {"command": "npx", "args": ["mcp-server-sequential-thinking"], "cwd": "$cache/npm", "env": {$mark}}
  }
}
JSON
}

# Processes of the servers behind the gateway, which all have the mark of the file above in their environment.
gateways_children() { grep -lzxs "DMCP_CONFORMANCE=$cache/through-data" /proc/[0-9]*/environ 2>/dev/null | cut -d / -f 3 || true; }

# child_of SERVER: the process that the gateway says it is.
child_of() { node -e 'fetch(process.argv[1]).then((answer) => answer.json()).then((server) => console.log(server.pid ?? ""))' "$gateway/servers/$1"; }

comes_back_after_its_end() {
  local before after problem i
  before=$(child_of everything)
  kill -KILL "$before"
  for ((i = 0; i < 50; i++)); do
    after=$(child_of everything)
    [[ -z $after || $after == "$before" ]] || break
    after=
    sleep 0.1
  done
  problem="nothing came after process $before"
  [[ -z $after ]] || problem=
  verdict 'gateway: a server that was killed comes back' "$problem"
}

run_gateway() {
  local port http_port through_port gateway era i left
  rm -rf "$cache/through-data"
  mkdir -p "$cache/through-data"
  start_everything streamableHttp
  http_port=$port
  start_everything sse
  operators_file "$http_port" "$port" >"$cache/through-data/mcp.json"
  start_through
  gateway=http://127.0.0.1:$through_port
  cp "$parts/gateway.mjs" "$cache/npm/gateway.mjs"
  timeout 180 node "$cache/npm/gateway.mjs" "$gateway/mcp" "$parts" || failures=$((failures + 1))
  for era in legacy modern; do
    local target=(--server-url "$gateway/mcp" --transport http --protocol-era "$era")
    inspect "gateway, $era, lists tools with sound schemas" "${target[@]}" --method tools/list --strict
    inspect "gateway, $era, calls a tool over stdio" "${target[@]}" --method tools/call --tool-name everything__echo --tool-arg message=Ada
    inspect "gateway, $era, calls a tool over SSE" "${target[@]}" --method tools/call --tool-name everything-sse__echo --tool-arg message=Ada
  done
  comes_back_after_its_end
  inspect 'gateway, calls the server that came back' "${target[@]}" --method tools/call --tool-name everything__echo --tool-arg message=Ada
  # Else the search below would find nothing because it looks in the wrong place.
  left=
  (($(gateways_children | wc -l) >= 4)) || left="only $(gateways_children | wc -l) are there"
  verdict 'gateway: its servers are processes' "$left"
  stop_through KILL
  for ((i = 0; i < 100; i++)); do
    left=$(gateways_children)
    [[ -n $left ]] || break
    sleep 0.05
  done
  verdict 'gateway: a gateway that is killed leaves no server behind' "$left"
  stop_everything
}
