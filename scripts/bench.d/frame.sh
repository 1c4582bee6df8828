# shellcheck shell=bash
# What every benchmark needs: its options, a folder to work in, and the measuring loop.

here=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
readonly here root

fail() {
  local code=$1 sentence=$2 hint=$3
  printf 'error: %s\n\nhint: %s\n' "$sentence" "$hint" >&2
  exit "$code"
}

# Sets `dmcp` to the program to measure, `loop` to the loop's options, and `rest` to the arguments that are
# the benchmark's own. The benchmark defines `usage`.
# shellcheck disable=SC2034
read_options() {
  dmcp=$root/dmcp loop=() rest=()
  while (($# > 0)); do
    case $1 in
      --dmcp) dmcp=$(realpath "${2:?--dmcp needs a path}") && shift ;;
      --rounds) loop+=(--rounds "${2:?--rounds needs a number}") && shift ;;
      --json | --check) loop+=("$1") ;;
      -h | --help) usage && exit ;;
      -*) fail 2 "unknown option \`$1\`" "run \`scripts/bench $(basename "$0" .sh) --help\`" ;;
      *) rest+=("$1") ;;
    esac
    shift
  done
}

# Sets `work` to a new folder; CLEAN_UP, a command, runs before the folder goes away.
make_work_folder() {
  work=$(mktemp -d "${TMPDIR:-/tmp}/dmcp-bench.XXXXXX")
  # shellcheck disable=SC2064 # the names of now
  trap "cd /; ${1:-:}; rm -rf '$work'" EXIT
  trap 'exit 130' INT TERM HUP
}

# command_line CASE SIDE COMMAND…: one line of the loop's specification.
command_line() {
  local case=$1 side=$2
  shift 2
  printf '%s\t%s\t%s\n' "$case" "$side" "$(printf '%q ' "$@")"
}

# prepared_line CASE SIDE PREPARATION COMMAND…: as command_line; PREPARATION, one word for sh, runs before and is not measured.
prepared_line() {
  local preparation=$3
  printf '%s\t%s\n' "$(command_line "$1" "$2" "${@:4}")" "$preparation"
}

# measure [OPTION…] <SPECIFICATION. The first call of a checkout builds, so one call comes before.
measure() {
  "$dmcp" version >/dev/null
  perl "$here/measure.pl" "$@" "${loop[@]}"
}

require_compose() { docker compose version >/dev/null 2>&1 || fail 3 "docker compose was not found" "run \`scripts/engine\`"; }
