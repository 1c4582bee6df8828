#!/bin/sh
# Packs the distribution: a runtime linked for dmcp alone, the jars, and the cache trained on exactly these.
#   package.sh JAVA_HOME TARGET VERSION MEMORY   TARGET/dmcp/lib holds the jars, MEMORY the memory server's; writes TARGET/dmcp-VERSION-linux-x64.tar.gz
set -eu
java_home=$1 target=$2 version=$3 memory=$4
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
modules=java.base,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.sql,jdk.crypto.ec,jdk.httpserver,jdk.unsupported
case $(uname -s)-$(uname -m) in
  Linux-x86_64) platform=linux-x64 ;;
  Linux-aarch64) platform=linux-arm64 ;;
  Darwin-arm64) platform=macos-arm64 ;;
  *) platform=$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m) ;;
esac
name=dmcp-$version-$platform
dist=$target/$name

rm -rf "$dist"
mkdir -p "$dist/bin" "$dist/lib"
cp -p "$target"/dmcp/lib/*.jar "$dist/lib/"

# The memory server for `dmcp mcp serve memory`: what dmcp itself has is not packed twice, and of SQLite's twenty
# libraries only that of this platform. It keeps a file, so it needs no driver of a database server.
sqlite_library() {
  case $platform in
    linux-x64) echo Linux/x86_64 ;;
    linux-arm64) echo Linux/aarch64 ;;
    macos-arm64) echo Mac/aarch64 ;;
  esac
}

pack_sqlite() {
  folder=$target/sqlite
  rm -rf "$folder" && mkdir -p "$folder"
  (
    cd "$folder"
    "$java_home/bin/jar" -xf "$1"
    mkdir kept && mv "org/sqlite/native/$(sqlite_library)" kept/library
    rm -rf org/sqlite/native && mkdir -p "org/sqlite/native/$(dirname "$(sqlite_library)")"
    mv kept/library "org/sqlite/native/$(sqlite_library)" && rmdir kept
    "$java_home/bin/jar" -cfm "$2" META-INF/MANIFEST.MF .
  )
  rm -rf "$folder"
}

mkdir -p "$dist/memory/lib"
cp -p "$memory"/dmcp-mcp-memory.jar "$dist/memory/"
cp -p "$memory"/lib/dmcp-storage-*.jar "$dist/memory/lib/"
for jar in "$memory"/lib/sqlite-jdbc-*.jar; do
  if [ -n "$(sqlite_library)" ]; then pack_sqlite "$jar" "$dist/memory/lib/${jar##*/}"; else cp -p "$jar" "$dist/memory/lib/"; fi
done
cp "$here/launch.sh" "$dist/"
cp "$here/bin/dmcp" "$dist/bin/"
chmod +x "$dist/bin/dmcp"
"$java_home/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages --compress zip-6 \
  --output "$dist/runtime"

# shellcheck source=cli/app/src/dist/launch.sh
. "$dist/launch.sh"
# shellcheck disable=SC2034 # read by launch.sh
home=$dist java=$dist/runtime/bin/java
make_cache "$dist/lib/dmcp.aot"
[ -s "$dist/lib/dmcp.aot" ] || { echo "package.sh: the training run made no cache" >&2; exit 1; }

tar -C "$target" --sort=name --owner=0 --group=0 --numeric-owner -cf - "$name" | gzip -6 >"$dist.tar.gz.part"
mv "$dist.tar.gz.part" "$dist.tar.gz"
