#!/bin/sh
# `docker run IMAGE app.js` and `docker run IMAGE --version` mean node; anything that is a command is itself.
set -eu
if [ "$#" -eq 0 ] || [ "${1#-}" != "$1" ] || ! command -v "$1" >/dev/null || { [ -f "$1" ] && [ ! -x "$1" ]; }; then
  set -- node "$@"
fi
exec "$@"
