# shellcheck shell=bash
# The bundled stack: three Java services of one Maven build, and a client with a lock file of its own. PostgreSQL is taken
# as it is by all ways, so nobody builds it.
# Sourced by scripts/bench build, which sets `root`, `work`, `prefix` and `round`.
# shellcheck disable=SC2034,SC2154

readonly base_images=(maven:3.9-eclipse-temurin-25 eclipse-temurin:25-jre node:22-bookworm-slim nginx:stable-bookworm)
readonly source_folder=$root
readonly sources=(pom.xml .mvn services dockerfiles dmcp.yaml .dockerignore docker-bake.hcl
  docker-compose.yml docker-compose.dev.yml docker-compose.prod.yml .env.example)
readonly weighed_services=(server mcp-memory mcp-api client)
readonly client_file=services/client/src/api.ts
readonly server_pom=services/server/pom.xml

# Jars that need no other: each round needs one that no round had.
readonly packages=(commons-codec:commons-codec:1.17.1 commons-io:commons-io:2.17.0 org.apache.commons:commons-lang3:3.17.0
  org.apache.commons:commons-math3:3.6.1 commons-cli:commons-cli:1.9.0 org.hdrhistogram:HdrHistogram:2.2.2
  org.ow2.asm:asm:9.7.1 joda-time:joda-time:2.13.0 org.jctools:jctools-core:4.0.5)

set_apart() {
  sed -i "s|\"name\": \"@dmcp/client\",|\"name\": \"@dmcp/client-$1-$prefix\",|" "$work/$1"/services/client/package{,-lock}.json
  printf '<!-- %s %s -->\n' "$prefix" "$1" >>"$work/$1/pom.xml"
}

# A constant, so that another class file comes out of it.
change_server() {
  local file=$work/$1/services/server/src/main/java/dev/dmcp/service/server/MainServer.java
  sed -i "\$s/}\$/    static final String CHANGED_IN_$round = \"$prefix $1\";\n}/" "$file"
}

# The jar, and its entry in the module's allow-list.
add_dependency() {
  local group artifact version
  IFS=: read -r group artifact version <<<"$1"
  sed -i -e "s|^  </dependencies>|    <dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version></dependency>\n&|" \
    -e "s|^ *<include>org.jspecify:jspecify</include>|&<include>$group:$artifact</include>|" "$work/source/$server_pom"
}

# A jar holds its POM, so the sides' jars differ, as they do for a changed line.
take_dependency() {
  cp "$work/source/$server_pom" "$work/$1/$server_pom"
  printf '<!-- %s %s -->\n' "$prefix" "$1" >>"$work/$1/$server_pom"
}
