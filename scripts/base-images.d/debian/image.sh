# shellcheck shell=bash
# debian:bookworm-slim.
# Sourced by scripts/base-images, which sets `here`, `work_folder` and the like.
# shellcheck disable=SC2154

inputs() { bookworm_sources && apt_settings && authorities_digest; }

require() { command -v mmdebstrap >/dev/null || install_packages mmdebstrap; }

make_image() {
  local name=$1 root=$2/root sources setting options=()
  mkdir -p "$root/etc"
  stage_authorities "$root"
  cp -r "$here/debian/files/." "$root/"
  chmod -R u=rwX,go=rX "$root"
  apt_settings >"$root/etc/apt/apt.conf.d/50machine"
  while IFS= read -r setting; do options+=("--aptopt=$setting"); done < <(apt_settings)
  mapfile -t sources < <(bookworm_sources)
  # shellcheck disable=SC2016 # mmdebstrap's own $1, the new root
  # Essential packages and apt, on a file system that is born with /usr merged: with usrmerge
  # instead of usr-is-merged the whole of Perl would come along.
  mmdebstrap --quiet --mode=root --variant=apt --format=tar \
    --include=usr-is-merged,adduser,debian-archive-keyring,tzdata \
    --hook-dir=/usr/share/mmdebstrap/hooks/merged-usr \
    --setup-hook="cp -rT '$root' \"\$1\"" \
    --dpkgopt="$here/debian/dpkg-slim" \
    --customize-hook='mv "$1/etc/dpkg/dpkg.cfg.d/99mmdebstrap" "$1/etc/dpkg/dpkg.cfg.d/slim"' \
    --customize-hook='rm -f "$1/etc/apt/apt.conf.d/99mmdebstrap" "$1/etc/hostname" "$1/etc/resolv.conf"' \
    "${options[@]}" bookworm - "${sources[@]}" |
    docker import --change 'CMD ["bash"]' --change "LABEL ${label:?}=${digests[$name]}" - "$(reference "$name")"
}
