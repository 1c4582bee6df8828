#!/bin/sh
# The old way to build all images; `dmcp build --cleanup selective|none|all` is the new one.
set -eu

mode=${1:-selective}
case $mode in
  selective | none | all) ;;
  *)
    printf "usage: %s [selective|none|all]\n\nhint: the new command is \`dmcp build --cleanup selective|none|all\`\n" "$0" >&2
    exit 2
    ;;
esac
[ $# -eq 0 ] || shift
printf "note: %s is now \`dmcp build --cleanup %s\`\n" "${0##*/}" "$mode" >&2
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
exec "$root/dmcp" build --cleanup "$mode" "$@" -C "$root"
