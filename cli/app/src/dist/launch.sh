# shellcheck shell=sh disable=SC2154 # home, java, java_version and launcher come from who sources this
# Sourced with `home` set to a folder that holds lib/dmcp.jar, and `java` and `java_version` to the runtime to use.
# Starts dmcp through an ahead-of-time cache that fits exactly these jars and this runtime, and makes the cache where
# there is none. A cache must never outlive its jars: Java 25.0.3 would run the old code without a word. So its name
# holds the SHA-256 of the jars, and the file that remembers that sum counts only while no jar changed after it.

jars_are_known=
flags="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xmx512m --enable-native-access=ALL-UNNAMED"
# The cache where it was made for, instead of moving its 27 MB to an address of chance; and less compiling, neither ahead what the
# training found hot nor soon, since a short program never gets that back. Options of experts, which another Java may not have.
flags="$flags -XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:CompileThresholdScaling=4 -XX:-AOTRecordTraining -XX:-AOTReplayTraining"
# One method is an exception, compiled soon: it digests what images are made of, and takes ten times as long when it is interpreted.
flags="$flags -XX:CompileCommand=quiet -XX:CompileCommand=CompileThresholdScaling,sun.security.provider.SHA2::implCompress0,0.02"
# picocli looks for Groovy in every jar, and for types that no option has.
flags="$flags -Dpicocli.disable.closures=true -Dpicocli.converters.excludes=java.sql.+,java.time.+"
# On Linux, what Java would choose too after it has looked for others in every jar.
[ ! -d /proc/self ] || flags="$flags -Djava.nio.channels.spi.SelectorProvider=sun.nio.ch.EPollSelectorProvider"

# The SHA-256 over all jars, from lib/../jars.sha256 unless a jar changed later (change time, which cp -p cannot set).
# Who has just looked whether one did sets `jars_are_known`.
jars_sum() {
  sum=
  if [ -n "${jars_are_known:-}" ] ||
    { [ -r "$home/jars.sha256" ] && [ -z "$(find "$home/lib" -cnewer "$home/jars.sha256" -print 2>/dev/null)" ]; }; then
    read -r sum <"$home/jars.sha256" || :
  fi
  [ -n "$sum" ] || remember_sum
}

remember_sum() {
  sum=$(cat "$home"/lib/*.jar | { sha256sum 2>/dev/null || shasum -a 256; })
  sum=${sum%% *}
  { printf '%s\n' "$sum" >"$home/jars.sha256.$$" && mv -f "$home/jars.sha256.$$" "$home/jars.sha256"; } 2>/dev/null || :
}

# make_cache FILE: trains on canned answers, without Docker; FILE appears whole or not at all.
make_cache() {
  mkdir -p "${1%/*}" 2>/dev/null || return 0
  # shellcheck disable=SC2086 # flags are words
  "$java" $flags -XX:AOTCacheOutput="$1.$$" -Xlog:disable -cp "$home/lib/dmcp.jar" dev.dmcp.cli.training.Training \
    >/dev/null 2>&1 </dev/null || :
  if [ -s "$1.$$" ]; then mv -f "$1.$$" "$1"; fi
  # Each change of the jars makes a new one; those of last week are of no more use.
  find "${1%/*}" -name '*.aot*' -mtime +7 -exec rm -f {} + 2>/dev/null || :
  rm -f "$1.$$.config"
}

cache_folder() {
  if [ -n "${XDG_CACHE_HOME:-}" ]; then folder=$XDG_CACHE_HOME/dmcp/aot; else folder=${HOME:-/nonexistent}/.cache/dmcp/aot; fi
}

# Sets `cache` to the file that fits, whether it exists or not.
find_cache() {
  jars_sum
  cache_folder
  cache=$folder/$sum-$java_version.aot
}

launch() {
  tty=
  [ ! -t 1 ] || tty=1
  [ ! -t 2 ] || tty=${tty}2
  [ ! -r "$cache" ] || flags="$flags -XX:AOTCache=$cache"
  # A mistake in the user's own options is for the user to know; ours are those of Java 25.
  case ${DMCP_JAVA_OPTS:+$java_version} in 25* | bundled) flags="$flags -XX:-IgnoreUnrecognizedVMOptions" ;; esac
  # shellcheck disable=SC2086 # flags and the user's options are words
  exec "$java" $flags -Xlog:disable -Ddmcp.tty="$tty" -Ddmcp.launcher="$launcher" ${DMCP_JAVA_OPTS:-} \
    -cp "$home/lib/dmcp.jar" dev.dmcp.cli.Main "$@"
}
