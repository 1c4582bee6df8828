# shellcheck shell=bash
# maven:3.9-eclipse-temurin-25: the Maven that mvnw pins.
# Sourced by scripts/base-images, which sets `here`, `work_folder` and the like.
# shellcheck disable=SC2154

readonly wrapper_properties=$here/../../.mvn/wrapper.properties

inputs() { cat "$wrapper_properties" && machine_settings_digest; }

require() { :; }

stage() {
  local version archive home=$1/usr/share/maven
  version=$(wrapper_property version)
  archive=$work_folder/apache-maven-$version-bin.tar.gz
  (cd "$work_folder" && "$here/../../mvnw" -B -q dependency:copy -DoutputDirectory="$work_folder" \
    -Dartifact="org.apache.maven:apache-maven:$version:tar.gz:bin") >&2
  printf '%s  %s\n' "$(wrapper_property sha512)" "$archive" | sha512sum --quiet --check -
  mkdir -p "$home"
  tar -C "$home" --strip-components=1 -xzf "$archive"
  stage_machine_settings "$home/conf"
}

wrapper_property() { sed -n "s/^$1=//p" "$wrapper_properties"; }

readonly machine_settings=$HOME/.m2/settings.xml

machine_settings_digest() { [[ ! -r $machine_settings ]] || sha256sum <"$machine_settings"; }

# Mirrors and proxies of this machine; the credentials of its servers have no place in an image.
stage_machine_settings() {
  [[ ! -r $machine_settings ]] || sed '/<servers>/,/<\/servers>/d' "$machine_settings" >"$1/settings.xml"
}
