#!/bin/sh
# The old way to manage the MCP services; `dmcp mcp start|stop|restart|status|build` is the new one.
set -eu

case ${1:-} in
  start | stop | restart | status | build) ;;
  *)
    printf "usage: %s {start|stop|restart|status|build}\n\nhint: the new command is \`dmcp mcp start|stop|restart|status|build\`\n" "$0" >&2
    exit 2
    ;;
esac
printf "note: %s is now \`dmcp mcp %s\`\n" "${0##*/}" "$1" >&2
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
exec "$root/dmcp" mcp "$@" -C "$root"
