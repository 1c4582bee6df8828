#!/bin/sh
# Packs the distribution: a runtime linked for dmcp alone, the jars, and the cache trained on exactly these.
#   package.sh JAVA_HOME TARGET VERSION      TARGET/dmcp/lib holds the jars; writes TARGET/dmcp-VERSION-linux-x64.tar.gz
set -eu
java_home=$1 target=$2 version=$3
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
modules=java.base,java.logging,java.management,java.naming,java.security.jgss,java.sql,jdk.crypto.ec,jdk.httpserver,jdk.unsupported
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
