#!/usr/bin/env bash
# `dmcp generate` where it cannot write: a read-only folder and a full disk. Nothing is half-written.
set -euo pipefail
cd "$(dirname "$0")"
source ./checks.sh

root=$(cd ../.. && pwd -P)
work=$(mktemp -d)
readonly root work
trap 'rm -rf "$work"' EXIT

if [ "$(id -u)" != 0 ]; then
  echo "error: this test makes small file systems, which only root can" >&2
  exit 1
fi

# on FILE-SYSTEM-OPTIONS SCRIPT: runs the script in a folder of its own file system; $1 is dmcp
on() {
  mkdir -p "$work/folder"
  # shellcheck disable=SC2016 # for the inner shell
  unshare -m sh -ec 'mount -t tmpfs -o "$1" tmpfs "$2"; cd "$2"; . "$3"' sh "$1" "$work/folder" "$2"
}

cat >"$work/stack" <<'TEXT'
cat >dmcp.yaml <<'YAML'
version: 1
name: demo
services:
  db: { kind: postgres, version: 15 }
  web: { kind: image, image: "demo/web:1", port: 8080, needs: [db] }
YAML
TEXT
cat "$work/stack" - >"$work/read-only" <<'TEXT'
mount -o remount,ro .
code=0
"$DMCP" generate 2>&1 || code=$?
echo "exit code $code"
echo "files: $(ls -A)"
TEXT
cat "$work/stack" - >"$work/full" <<'TEXT'
dd if=/dev/zero of=filler bs=1k count=48 2>/dev/null
code=0
# Which file is the first without room depends on their sizes.
"$DMCP" generate >../out 2>&1 || code=$?
sed "s/\`[^\`]*\`/FILE/" ../out
echo "exit code $code"
echo "files: $(ls -A | grep -v filler)"
TEXT

DMCP=$root/dmcp
export DMCP
"$DMCP" version >/dev/null

check "a read-only folder is told in words, and nothing is written" equals "$(cat expected/generate-read-only.txt)" on size=1m "$work/read-only"
check "a full disk is told in words, and nothing is half-written" equals "$(cat expected/generate-full-disk.txt)" on size=64k "$work/full"

summary
