# shellcheck shell=bash
# shellcheck disable=SC2154 # what the script has set that sources this
# dmcp as a program: the servers that it is itself, before real clients.

build_dmcp() {
  [[ -z ${dmcp_is_built:-} ]] || return 0
  progress "building dmcp and the memory server"
  (cd "$root" && ./mvnw -B -ntp -q -Dfast -DskipTests -pl services/mcp-memory -am package) >&2 ||
    fail 1 "the memory server does not build" "run ./mvnw -Dfast -DskipTests -pl services/mcp-memory -am package"
  "$root/dmcp" version >/dev/null
  dmcp_is_built=yes
}

# says NAME PATTERN WORD…: dmcp with these words ends well and prints a line like the pattern.
says() {
  local name=$1 pattern=$2 log=$cache/dmcp.txt
  shift 2
  if timeout 60 "$root/dmcp" "$@" >"$log" 2>&1 && grep -qE -- "$pattern" "$log"; then
    printf 'ok    dmcp mcp: %s\n' "$name"
  else
    failures=$((failures + 1))
    printf 'FAIL  dmcp mcp: %s\n' "$name"
    sed 's/^/    /' "$log" | head -n 20
  fi
}

# A stack that needs nothing but a shell.
example_stack() {
  stack_folder=$cache/stack
  mkdir -p "$stack_folder"
  cat >"$stack_folder/dmcp.yaml" <<'YAML'
version: 1
name: programs
services:
  web: { kind: node, path: ., local: { build: ["true"], run: [sh, -c, "echo web is up; exec sleep 1000"], directory: . } }
  slow: { kind: node, path: ., port: 65011, health: /, local: { build: ["true"], run: [sleep, "1000"], directory: . } }
YAML
  "$root/dmcp" mcp config claude -C "$stack_folder" >"$stack_folder/claude.json"
}

run_programs() {
  build_dmcp
  example_stack
  cp "$parts/programs.mjs" "$cache/npm/programs.mjs"
  timeout 240 node "$cache/npm/programs.mjs" "$root/dmcp" "$stack_folder" || failures=$((failures + 1))
  "$root/dmcp" down local -C "$stack_folder" >/dev/null 2>&1 || true
  inspect 'dmcp mcp serve stack, lists tools with sound schemas' --method tools/list --strict -- \
    "$root/dmcp" mcp serve stack -C "$stack_folder" --allow-changes
  inspect 'dmcp mcp serve stack, calls a tool' --method tools/call --tool-name stack_status -- \
    "$root/dmcp" mcp serve stack -C "$stack_folder"
  inspect 'dmcp mcp serve memory, calls a tool' --method tools/call --tool-name memory_statistics -- \
    "$root/dmcp" mcp serve memory --data "$cache/memory-data"
}

# A stack of one container, with a port that the system gives.
container_stack() {
  images_folder=$cache/images-stack
  rm -rf "$images_folder"
  mkdir -p "$images_folder/web"
  cat >"$images_folder/dmcp.yaml" <<'YAML'
version: 1
name: conformance-images
defaultEnvironment: prod
images: { mirror: "${DMCP_IMAGE_MIRROR:-}" }
services:
  web: { kind: node, path: web, port: 3000, health: / }
environments:
  prod: { compose: [docker-compose.prod.yml] }
YAML
  printf '{"name":"web","version":"1.0.0","private":true,"main":"server.js"}\n' >"$images_folder/web/package.json"
  printf '{"name":"web","version":"1.0.0","lockfileVersion":3,"packages":{"":{"name":"web","version":"1.0.0"}}}\n' \
    >"$images_folder/web/package-lock.json"
  printf 'require("http").createServer((q, a) => a.end("ok")).listen(3000, "0.0.0.0", () => console.log("web is up"));\n' \
    >"$images_folder/web/server.js"
  "$root/dmcp" generate -C "$images_folder" >"$cache/images.log" 2>&1 ||
    fail 1 "no files are generated for the stack of the images" "read $cache/images.log"
}

run_images() {
  build_dmcp
  container_stack
  cp "$parts/images.mjs" "$cache/npm/images.mjs"
  timeout 400 node "$cache/npm/images.mjs" "$root/dmcp" "$images_folder" || failures=$((failures + 1))
  "$root/dmcp" down prod -y -C "$images_folder" >/dev/null 2>&1 || true
}
