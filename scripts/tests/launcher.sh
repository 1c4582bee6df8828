#!/usr/bin/env bash
# ./dmcp from a checkout: builds itself, starts from its cache, and never runs code that is not there any more.
set -euo pipefail
cd "$(dirname "$0")"
source ./checks.sh

root=$(cd ../.. && pwd -P)
readonly root
work=$(mktemp -d)
readonly checkout="$work/a check out"
trap 'rm -rf "$work"' EXIT
export XDG_CACHE_HOME="$work/cache"

# What a fresh clone of the working tree would hold.
mkdir "$checkout"
(cd "$root" && git ls-files -z --cached --others --exclude-standard | tar --null -cf - --files-from - --ignore-failed-read) |
  tar -xf - -C "$checkout"

dmcp() { "$checkout/dmcp" "$@"; }
built_quietly() { [ "$("$checkout/dmcp" version 2>&1 >/dev/null)" = "dmcp: building from source …" ]; }
builds_nothing() { [ -z "$("$checkout/dmcp" version 2>&1 >/dev/null)" ]; }
one_cache() { [ "$(find "$XDG_CACHE_HOME/dmcp/aot" -name '*.aot' | wc -l)" = "$1" ]; }
change_source() {
  sed -i 's/"dmcp " + NUMBER/"changed " + NUMBER/' "$checkout/cli/app/src/main/java/dev/dmcp/cli/terminal/Version.java"
}
from_elsewhere() { (cd / && ln -sf "$checkout/dmcp" "$work/link" && "$work/link" version); }
with_java_options() { DMCP_JAVA_OPTS=$1 dmcp version; }
reads_input() { grep -qsx terminal-input /proc/[0-9]*/task/*/comm; }
# Whoever starts the tests in the background has them ignore Ctrl-C; a person's terminal does not.
ctrl_c_at_terminal() {
  local keys=$work/keys code=0
  mkfifo "$keys"
  timeout 60 env --default-signal=INT script -qefc "$(printf '%q ' "$@")" /dev/null <"$keys" &
  local waiting=$!
  exec 3>"$keys"
  within 30 reads_input
  printf '\003' >&3
  local began=$SECONDS
  wait "$waiting" || code=$?
  exec 3>&-
  ((SECONDS - began < 5)) || { printf 'it took %s s\n' $((SECONDS - began)) && return 1; }
  return "$code"
}
on_read_only_checkout() {
  # shellcheck disable=SC2016 # for the inner shell
  unshare -m sh -c 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && "$1/dmcp" version' sh "$checkout"
}

check "the first call builds and says so in one line" built_quietly
check "the second call builds nothing" builds_nothing
check "a cache was made" one_cache 1
check "it works through a link from another folder" says "dmcp 0." from_elsewhere
check "an unknown command is exit code 2" exits 2 dmcp verison
check "Java takes the user's own options" says "dmcp 0." with_java_options "-Xmx300m -Dx=y"
check "one that Java does not know is said" says "Unrecognized VM option 'UseZGCC'" with_java_options -XX:+UseZGCC
check "and dmcp does not start" exits 1 with_java_options -XX:+UseZGCC
check "Ctrl-C ends at once what waits for a terminal's input" exits 130 ctrl_c_at_terminal "$checkout/dmcp" config -f -

cp -p "$checkout/cli/app/target/dmcp/lib/dmcp.jar" "$work/old.jar"
change_source
check "a changed source is built by the next call" says "changed 0." dmcp version
check "the new jars have a cache of their own" one_cache 2
cp -p "$work/old.jar" "$checkout/cli/app/target/dmcp/lib/dmcp.jar"
check "a jar that was put back with its old time is what runs" says "dmcp 0." dmcp version

check "a built checkout is not built again" builds_nothing
touch "$checkout/cli/app/src/main/java/dev/dmcp/cli/terminal/notes.txt"
check "an added source is seen" built_quietly
check "and built once" builds_nothing
rm "$checkout/cli/app/src/main/java/dev/dmcp/cli/terminal/notes.txt"
check "a removed source is seen" built_quietly
touch "$checkout/cli/app/src/dist/notes.txt" "$checkout/templates/pom.xml"
check "so is a change of what a module is built by" built_quietly
rm "$checkout/cli/app/src/dist/notes.txt"
mkdir "$checkout/.mvn/more"
check "and a folder that was added" built_quietly
rmdir "$checkout/.mvn/more"
check "and that they are gone" built_quietly
mv "$checkout/cli/app/target/dmcp/jars.sha256" "$work/jars.sha256"
check "a lost sum over the jars is no reason to build" builds_nothing
check "and is the same when it is taken again" cmp -s "$work/jars.sha256" "$checkout/cli/app/target/dmcp/jars.sha256"

rm -rf "$checkout/cli/app/target"
if [ "$(id -u)" = 0 ]; then
  check "a read-only checkout is built in the cache folder" says "changed 0." on_read_only_checkout
fi

summary
