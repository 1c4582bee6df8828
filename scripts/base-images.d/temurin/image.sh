# shellcheck shell=bash
# eclipse-temurin:25-jdk, from the JDK 25 of this machine.
# Sourced by scripts/base-images, which sets `here`, `work_folder` and the like.
# shellcheck disable=SC2154

# shellcheck source=../../find-jdk
source "$here/../find-jdk"

inputs() { find_jdk 25 && cat "$jdk_home/release" && authorities_digest; }

require() {
  find_jdk 25 ||
    fail 1 "no JDK 25 was found on this machine" "install one (\`apt-get install temurin-25-jdk\`), or point \`JAVA_HOME\` at it"
}

stage() {
  local home=$1/opt/java/openjdk
  find_jdk 25
  mkdir -p "$home"
  # The sources are for people, and `cacerts` may be a link that leads out of the JDK. Everything else stays:
  # jlink compares the JDK's files with checksums.
  tar -C "$jdk_home" --exclude=./lib/src.zip --exclude=./lib/security/cacerts -c . | tar -C "$home" -x
  cp -L "$jdk_home/lib/security/cacerts" "$home/lib/security/cacerts"
  trust_own_authorities "$jdk_home/bin/keytool" "$home/lib/security/cacerts"
}

trust_own_authorities() {
  local keytool=$1 cacerts=$2 certificate
  has_own_authority || return 0
  for certificate in "$own_authorities"/*.crt; do
    # Fails where the store holds it already, as a machine's own store often does.
    "$keytool" -importcert -noprompt -trustcacerts -storepass changeit -keystore "$cacerts" \
      -alias "machine-$(basename "$certificate" .crt)" -file "$certificate" >/dev/null 2>&1 || true
  done
}
