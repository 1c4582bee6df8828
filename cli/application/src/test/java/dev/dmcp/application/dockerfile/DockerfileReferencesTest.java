package dev.dmcp.application.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DockerfileReferencesTest {

    @Test
    void images_from_outside_are_found_and_stages_are_not() {
        assertThat(references("""
                        # syntax=docker/dockerfile:1
                        ARG MIRROR=localhost:5000/mirror/
                        ARG BASE=${MIRROR}debian:bookworm
                        FROM --platform=$BUILDPLATFORM ${BASE} AS build
                        RUN --mount=type=bind,from=tools:1,target=/t \\
                            # a comment in between
                            make
                        from build
                        COPY --link --from=nginx:1.27 /etc/nginx /etc/nginx
                        COPY --from=build /x /x
                        COPY --from=0 /y /y
                        FROM scratch
                        """)).containsExactly("localhost:5000/mirror/debian:bookworm", "nginx:1.27", "tools:1");
    }

    @Test
    void build_arguments_win_over_defaults() {
        assertThat(DockerfileReferences.of("ARG TAG=1\nFROM node:$TAG", Map.of("TAG", "24"))
                        .images())
                .containsExactly("node:24");
        assertThat(DockerfileReferences.of("ARG TAG\nFROM node:${TAG:-22}${SUFFIX:+-slim}", Map.of())
                        .images())
                .containsExactly("node:22");
        assertThat(DockerfileReferences.of("ARG A=\"x y\"\nFROM node:${A:-${B:-3}}", Map.of("A", ""))
                        .images())
                .containsExactly("node:3");
    }

    @Test
    void nonsense_is_left_to_the_builder() {
        assertThat(references("FROM\nCOPY --from=\nRUN --mount=\nARG\n\\\n${")).isSubsetOf("");
    }

    private static Set<String> references(String dockerfile) {
        return DockerfileReferences.of(dockerfile, Map.of()).images();
    }
}
