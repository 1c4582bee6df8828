# shellcheck shell=bash
# node:NN-bookworm-slim, from npm packages: the first is Node itself.
# Sourced by scripts/base-images, which sets `here`, `work_folder` and the like.
# shellcheck disable=SC2154

inputs() { npm_settings_digest && authorities_digest; }

require() {
  command -v npm >/dev/null || fail 1 "npm was not found, and Node's images are made of npm packages" "run \`apt-get install npm\`"
}

stage() {
  local root=$1 node=$2 npm=$3 corepack=$4
  unpack "$node" "$root/usr/local" bin/node LICENSE include
  unpack "$npm" "$root/usr/local/lib/node_modules/npm"
  unpack "$corepack" "$root/usr/local/lib/node_modules/corepack"
  rm -rf "$root"/usr/local/lib/node_modules/npm/{man,docs}
  mkdir -p "$root/usr/local/etc"
  npm_settings >"$root/usr/local/etc/npmrc"
  ln -s node "$root/usr/local/bin/nodejs"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
  ln -s ../lib/node_modules/npm/bin/npx-cli.js "$root/usr/local/bin/npx"
  ln -s ../lib/node_modules/corepack/dist/corepack.js "$root/usr/local/bin/corepack"
}

# unpack PACKAGE FOLDER [PART…]
unpack() {
  local archive package=$1 folder=$2
  shift 2
  archive=$(cd "$work_folder" && npm pack --silent "$package" 2>/dev/null | tail -n 1)
  mkdir -p "$folder"
  tar -C "$folder" --no-same-owner --strip-components=1 -xzf "$work_folder/$archive" "${@/#/package/}"
}

build_arguments() { ! has_own_authority || echo "EXTRA_CA_CERTS=$trusted_bundle"; }
