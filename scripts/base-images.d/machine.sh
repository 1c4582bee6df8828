# shellcheck shell=bash
# What base images take from the machine they are made on: where it has its packages from and whom
# it trusts. Read at run time and never written into the repository, since both differ between machines.

readonly own_authorities=/usr/local/share/ca-certificates
readonly trusted_bundle=/etc/ssl/certs/ca-certificates.crt

has_own_authority() { compgen -G "$own_authorities/*.crt" >/dev/null; }

# Copies the machine's own certificate authorities below the folder $1, as files for
# update-ca-certificates and as a bundle for programs that run before it.
stage_authorities() {
  has_own_authority || return 0
  mkdir -p "$1$own_authorities" "$1${trusted_bundle%/*}"
  cp "$own_authorities"/*.crt "$1$own_authorities/"
  cp "$trusted_bundle" "$1$trusted_bundle"
}

authorities_digest() { ! has_own_authority || cat "$own_authorities"/*.crt | sha256sum; }

# The addresses of Debian's archives here: "main URI" and, where there is one, "security URI".
debian_archives() {
  # shellcheck disable=SC2016 # apt's own placeholders
  apt-get indextargets --no-release-info --format '$(REPO_URI) $(COMPONENT)' 'Created-By: Packages' |
    awk '$2 == "main" { kind = $1 ~ /security/ ? "security" : "main"; if (!seen[kind]++) print kind, $1 }'
}

bookworm_sources() {
  debian_archives | while read -r kind uri; do
    case $kind in
      main) printf 'deb %s %s main\n' "$uri" bookworm "$uri" bookworm-updates ;;
      security) printf 'deb %s bookworm-security main\n' "$uri" ;;
    esac
  done
}

# Proxies and what this machine relaxes (a clock that is not the archive's, say); no credentials.
apt_settings() { apt-config dump Acquire | grep -E 'Proxy|Check-Valid-Until|Check-Date|Retries|Timeout' || true; }

npm_settings_digest() {
  { cat "$HOME/.npmrc" /etc/npmrc /usr/etc/npmrc /usr/local/etc/npmrc 2>/dev/null || true; } | sha256sum
}

# Only the addresses: a token of this machine has no place in an image.
npm_settings() {
  local key value
  echo update-notifier=false
  for key in registry proxy https-proxy; do
    value=$(npm config get "$key" 2>/dev/null)
    [[ -z $value || $value == null || $value == undefined ]] || printf '%s=%s\n' "$key" "$value"
  done
  ! has_own_authority || printf 'cafile=%s\n' "$trusted_bundle"
}
