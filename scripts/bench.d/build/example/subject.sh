# shellcheck shell=bash
# examples/dynamic-mcp: npm workspaces; server, mcp-memory and mcp-api are one image.
# Sourced by scripts/bench build, which sets `root`, `work` and `prefix`.
# shellcheck disable=SC2034,SC2154

readonly base_images=(node:22-bookworm-slim nginx:stable-bookworm)
readonly source_folder=$root/examples/dynamic-mcp sources=(.)
# Three services share the first.
readonly weighed_services=(server client)
readonly client_file=client/src/api/http.ts

# Small packages that are not in the lock file: each round needs one that no round had.
readonly packages=(is-odd is-even left-pad array-first arr-flatten is-number repeat-string pad-left kind-of)

set_apart() { sed -i "s/\"name\": \"dynamic-mcp\",/\"name\": \"dynamic-mcp-$1-$prefix\",/" "$work/$1/package.json" "$work/$1/package-lock.json"; }

change_server() { append_script_line "$1" server/src/settings.ts; }

# npm decides once what the lock file becomes; every side gets the same.
add_dependency() {
  (cd "$work/source" && npm install --package-lock-only --ignore-scripts --no-audit --no-fund -w server "$1") >"$work/log" 2>&1 ||
    fail 1 "cannot add \`$1\`: $(tail -n 5 "$work/log")" "see whether npm reaches its registry"
}

take_dependency() {
  cp "$work/source/package-lock.json" "$work/$1/"
  cp "$work/source/server/package.json" "$work/$1/server/"
  set_apart "$1"
}
