package dev.dmcp.application.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileUseTest {
    private static final BaseImage PLAIN = new BaseImage(Map.of("PATH", "/bin"), false);

    @Test
    void sources_of_copies_additions_and_bind_mounts_are_taken() {
        assertThat(taken("""
                        # syntax=docker/dockerfile:1
                        FROM debian AS build
                        COPY --link --chown=1:1 package.json ./lock.json /app/
                        ADD ["with space/", "b", "/dest/"]
                        RUN --mount=type=cache,target=/c --mount=source=scripts/x,target=/x --network=none \\
                            # a comment in between
                            --mount=type=bind,src=/tools/../conf,target=/y make
                        COPY <<EOF src/*.c /etc/
                        COPY nothing /
                        EOF
                        """))
                .contains(Set.of("package.json", "lock.json", "with space", "b", "scripts/x", "conf", "src/*.c"));
    }

    @Test
    void the_whole_context_is_taken_by_a_dot_a_mount_without_source_and_a_way_out() {
        assertThat(taken("FROM debian\nCOPY . /x")).isEmpty();
        assertThat(taken("FROM debian\nCOPY ./ /x")).isEmpty();
        assertThat(taken("FROM debian\nCOPY a/../.. /x")).isEmpty();
        assertThat(taken("FROM debian\nRUN --mount=target=/x make")).isEmpty();
        assertThat(taken("FROM debian\nRUN make")).contains(Set.of());
    }

    @Test
    void only_stages_that_the_target_needs_count() {
        String dockerfile = """
                FROM node AS manifests
                COPY package.json ./
                FROM manifests AS server
                COPY server/ ./
                FROM manifests AS client
                COPY client/ ./
                FROM nginx AS site
                COPY --from=client /dist /html
                FROM scratch
                COPY --from=1 /x /x
                RUN --mount=from=tools,source=/t,target=/t true
                """;

        assertThat(use(dockerfile, Optional.of("server")).pathsOf("context"))
                .contains(Set.of("package.json", "server"));
        assertThat(use(dockerfile, Optional.of("SITE")).pathsOf("context")).contains(Set.of("package.json", "client"));
        assertThat(use(dockerfile, Optional.of("site")).images()).containsExactly("nginx", "node");
        assertThat(use(dockerfile, Optional.empty()).pathsOf("context")).contains(Set.of("package.json", "server"));
        assertThat(use(dockerfile, Optional.empty()).images()).containsExactly("node", "tools");
        assertThat(use(dockerfile, Optional.of("4")).images()).containsExactly("node", "tools");
        assertThat(use(dockerfile, Optional.of("gone")).doubt()).contains("the Dockerfile has no such stage");
    }

    @Test
    void variables_stand_for_what_the_stage_gives_them() {
        assertThat(taken("ARG NAME=a\nFROM debian\nARG NAME\nCOPY apps/$NAME /x"))
                .contains(Set.of("apps/a"));
        assertThat(taken("ARG NAME=a\nFROM debian\nARG NAME=b\nCOPY ${NAME}/x /x"))
                .contains(Set.of("b/x"));
        assertThat(taken("FROM debian\nARG NAME=\"a\"\nENV DIR=src/$NAME NAME=z\nCOPY $DIR /x"))
                .contains(Set.of("src/a"));
        assertThat(taken("FROM debian\nARG NAME=a\nENV NAME=b\nCOPY $NAME /x")).contains(Set.of("b"));
        assertThat(taken("FROM debian\nCOPY ${NAME:-d}/${X:+y}e /x")).contains(Set.of("d/e"));
        assertThat(taken("FROM debian AS a\nENV D=one\nFROM a\nCOPY $D /x")).contains(Set.of("one"));
        assertThat(DockerfileUse.of(
                                "FROM debian\nARG NAME=a\nCOPY $NAME /x",
                                Optional.empty(),
                                Map.of("NAME", "given"),
                                Set.of(),
                                image -> Optional.of(PLAIN))
                        .pathsOf("context"))
                .contains(Set.of("given"));
    }

    @Test
    void an_images_environment_wins_over_an_argument() {
        String dockerfile = "FROM node\nARG NODE_VERSION=22\nCOPY dist-$NODE_VERSION /x";

        assertThat(DockerfileUse.of(
                                dockerfile,
                                Optional.empty(),
                                Map.of(),
                                Set.of(),
                                image -> Optional.of(new BaseImage(Map.of("NODE_VERSION", "22.1"), false)))
                        .pathsOf("context"))
                .contains(Set.of("dist-22.1"));
        assertThat(DockerfileUse.of(dockerfile, Optional.empty(), Map.of(), Set.of(), image -> Optional.empty())
                        .doubt())
                .contains("it cannot be said what `dist-$NODE_VERSION` stands for");
    }

    /** Each of these may take more than what stands there: then everything counts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "FROM debian\nARG TARGETARCH\nCOPY $TARGETARCH /x",
                "FROM debian\nARG TARGETARCH=amd64\nCOPY $TARGETARCH /x",
                "FROM debian AS a\nARG D=one\nFROM a\nCOPY $D /x",
                "FROM debian\nENV D='one'\nCOPY $D /x",
                "FROM debian\nENV D one\nCOPY $D /x",
                "FROM debian\nCOPY ${D#x} /x",
                "FROM debian\nCOPY \"a b\" /x",
                "FROM debian\nCOPY [\"a\\\"b\", \"/x\"]",
                "FROM debian\nCOPY --novel=1 a /x",
                "FROM debian\nRUN --novel make",
                "FROM debian\nRUN --mount=\"source=a,b\",target=/x make",
                "FROM debian\nRUN cat <<EOF\nCOPY a /x",
                "FROM debian\nONBUILD COPY . /x",
                "FROM debian AS a\nFROM debian AS a\nCOPY b /x",
                "FROM debian\nINCLUDE other",
                "# syntax=example.org/other\nFROM debian\nCOPY a /x",
                "COPY a /x",
                ""
            })
    void in_doubt_everything_counts(String dockerfile) {
        DockerfileUse use = use(dockerfile, Optional.empty());

        assertThat(use.doubt()).isPresent();
        assertThat(use.pathsOf("context")).isEmpty();
    }

    @Test
    void a_base_image_with_triggers_may_take_everything() {
        assertThat(DockerfileUse.of(
                                "FROM old",
                                Optional.empty(),
                                Map.of(),
                                Set.of(),
                                image -> Optional.of(new BaseImage(Map.of(), true)))
                        .doubt())
                .contains("the base image `old` has instructions of its own for what is built on it");
    }

    @Test
    void the_builders_own_choice_of_syntax_counts() {
        assertThat(DockerfileUse.of(
                                "FROM debian",
                                Optional.empty(),
                                Map.of("BUILDKIT_SYNTAX", "example.org/x"),
                                Set.of(),
                                image -> Optional.of(PLAIN))
                        .doubt())
                .isPresent();
    }

    @Test
    void further_contexts_stand_for_images_and_stages() {
        String dockerfile = "FROM base\nCOPY --from=lib src /x\nCOPY --from=lib:latest b /x\nCOPY a /a";
        DockerfileUse use = DockerfileUse.of(
                dockerfile, Optional.empty(), Map.of(), Set.of("lib", "base", "unused"), image -> Optional.of(PLAIN));

        assertThat(use.pathsOf("lib")).contains(Set.of("src", "b"));
        assertThat(use.pathsOf("base")).isEmpty();
        assertThat(use.pathsOf("unused")).isEmpty();
        assertThat(use.pathsOf("context")).contains(Set.of("a"));
        assertThat(use.images()).isEmpty();
    }

    @Test
    void what_is_added_from_an_address_is_named_unless_its_content_is() {
        assertThat(use(
                                "FROM debian\nADD https://example.org/a git@example.org:b /x\n"
                                        + "ADD --checksum=sha256:0 https://example.org/c /x",
                                Optional.empty())
                        .remotes())
                .containsExactly("git@example.org:b", "https://example.org/a");
    }

    @Test
    void another_escape_character_may_be_chosen() {
        assertThat(taken("# escape=`\nFROM debian\nCOPY a `\n  b /x")).contains(Set.of("a", "b"));
    }

    private static Optional<Set<String>> taken(String dockerfile) {
        return use(dockerfile, Optional.empty()).pathsOf("context");
    }

    private static DockerfileUse use(String dockerfile, Optional<String> target) {
        return DockerfileUse.of(dockerfile, target, Map.of(), Set.of(), image -> Optional.of(PLAIN));
    }
}
