# shellcheck shell=bash
# eclipse-temurin:25-jre, linked from the JDK 25 of this machine: all modules but those for developers.
# Sourced by scripts/base-images, which sets `here`, `work_folder` and the like.
# shellcheck disable=SC2154

# shellcheck source=../temurin/image.sh
source "$here/temurin/image.sh"

readonly modules_for_developers='attach|compiler|editpad|graal\.compiler.*|hotspot\.agent|incubator\..*|internal\..*|jartool|javadoc|jcmd|jconsole|jdeps|jdi|jlink|jpackage|jshell|jstatd'

modules() {
  "$jdk_home/bin/java" --list-modules | sed 's/@.*//' | grep -vE "^jdk\.($modules_for_developers)\$" | paste -sd,
}

stage() {
  local home=$1/opt/java/openjdk
  find_jdk 25
  # Where it lies in the end has a colon in its name, and a JVM cannot start from there to make its archive of classes.
  "$jdk_home/bin/jlink" --add-modules "$(modules)" --strip-java-debug-attributes --no-header-files --no-man-pages \
    --generate-cds-archive --output "$work_folder/jre" >&2
  mkdir -p "${home%/*}"
  mv "$work_folder/jre" "$home"
  cp -L "$jdk_home/lib/security/cacerts" "$home/lib/security/cacerts"
  trust_own_authorities "$jdk_home/bin/keytool" "$home/lib/security/cacerts"
}
