#!/usr/bin/env bash
# scripts/base-images and what its images promise.
# needs: engine
set -euo pipefail
cd "$(dirname "$0")"
source ./checks.sh

readonly mirror=${DMCP_IMAGE_MIRROR:-localhost:5000/mirror}/library

run() { docker run --rm --name "$prefix-$RANDOM" "$@" </dev/null; }

names_have_folders() {
  local name
  while read -r name; do docker image inspect --format '{{.Id}}' "$mirror/$name"; done < <(../base-images --list)
}

../base-images
check "all names of the list are images of the engine" names_have_folders
check "a second run has nothing to do" says "nothing to do" ../base-images
check "an unknown name is wrong usage" exits 2 ../base-images alpine:3
check "an unknown option is wrong usage" exits 2 ../base-images --frobnicate
check "no engine is exit code 3" exits 3 env DOCKER_HOST=unix:///nonexistent/docker.sock ../base-images

# shellcheck disable=SC2016 # for the shell in the container
check "Debian is bookworm" equals 12 run "$mirror/debian:bookworm-slim" sh -c '. /etc/os-release && echo "$VERSION_ID"'
check "Debian's packages can be installed" run "$mirror/debian:bookworm-slim" sh -c 'apt-get update -qq && apt-get install -qq -y tini'
check "the JDK is 25" says '"25.' run "$mirror/eclipse-temurin:25-jdk" java -version
check "the JDK links run-times" run "$mirror/eclipse-temurin:25-jdk" \
  sh -c 'jlink --add-modules java.base --output /tmp/runtime && /tmp/runtime/bin/java -version'
check "the JRE is 25, and no compiler" says "not found" run "$mirror/eclipse-temurin:25-jre" sh -c 'java -Xshare:on -version && javac'
check "Maven is 3.9 on JDK 25" says "Java version: 25" run "$mirror/maven:3.9-eclipse-temurin-25" mvn --version
check "Maven reaches its repository" run "$mirror/maven:3.9-eclipse-temurin-25" mvn -B -q dependency:get -Dartifact=org.jspecify:jspecify:1.0.0
for major in 22 24; do
  check "Node is $major" says "v$major." run "$mirror/node:$major-bookworm-slim" --version
  check "npm of Node $major reaches its registry as the user node" run --user node "$mirror/node:$major-bookworm-slim" npm view left-pad version
done
check "the user node is 1000" equals 1000 run "$mirror/node:24-bookworm-slim" id -u node
check "the user nginx is 101" equals 101 run "$mirror/nginx:stable-bookworm" id -u nginx
check "nginx accepts its configuration" run "$mirror/nginx:stable-bookworm" nginx -t
# shellcheck disable=SC2016 # for the shell in the container
check "nginx fills its templates from the environment" says "listen 8081;" run --env PORT=8081 "$mirror/nginx:stable-bookworm" sh -c '
  echo "server { listen \$PORT; return 200 \$uri; }" >/etc/nginx/templates/site.conf.template
  /docker-entrypoint.d/20-envsubst-on-templates.sh && cat /etc/nginx/conf.d/site.conf'

summary
