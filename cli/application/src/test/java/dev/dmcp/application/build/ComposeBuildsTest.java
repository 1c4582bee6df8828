package dev.dmcp.application.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.build.BuildRequest.Wish;
import dev.dmcp.application.compose.OneComposeFile;
import dev.dmcp.application.image.BuildOptions.SshAgent;
import dev.dmcp.application.image.DockerfileSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComposeBuildsTest {
    private static final String AGENT = "/run/agent";

    private static BuildFlags flags(List<String> ssh) {
        return new BuildFlags(
                false,
                false,
                false,
                Map.of("FROM_FLAG", "1"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                ssh,
                AGENT,
                Map.of(),
                Optional.empty());
    }

    private static Wish wish(String build, String... ssh) {
        return ComposeBuilds.wishes(
                        OneComposeFile.load("name: demo\nservices:\n  web: { build: " + build + " }\n")
                                .model(),
                        List.of(),
                        flags(List.of(ssh)))
                .getFirst();
    }

    @Test
    void a_build_section_becomes_an_input_and_flags_are_added() {
        Wish wish = wish("{ context: app, dockerfile: docker/Web, target: run, args: { A: b }, tags: ['web:1'] }");

        assertThat(wish.tags()).containsExactly("demo-web", "web:1");
        assertThat(wish.input().context()).isEqualTo("/project/app");
        assertThat(wish.input().dockerfile()).isEqualTo(new DockerfileSource.OnDisk("/project/app/docker/Web"));
        assertThat(wish.input().target()).contains("run");
        assertThat(wish.input().arguments()).isEqualTo(Map.of("A", "b", "FROM_FLAG", "1"));
    }

    @Test
    void a_context_that_is_no_folder_has_its_dockerfile_inside() {
        for (String context : List.of("https://example.org/app.git#main:web", "./app.tar.gz")) {
            assertThat(wish("{ context: '" + context + "', dockerfile: docker/Web }")
                            .input()
                            .dockerfile())
                    .isEqualTo(new DockerfileSource.Remote("docker/Web"));
        }
    }

    private static Map<String, String> attestations(String build) {
        return wish(build).options().attestations();
    }

    @Test
    void what_the_project_wants_recorded_is_wanted_and_truths_are_no_attributes() {
        assertThat(attestations("{ context: ., sbom: true, provenance: mode=max }"))
                .isEqualTo(Map.of("sbom", "", "provenance", "mode=max"));
        assertThat(attestations("{ context: ., sbom: false, provenance: false }"))
                .isEmpty();
    }

    @Test
    void the_usual_scanner_comes_from_where_the_base_images_come_from() {
        String mirrored = "{ context: ., args: { IMAGE_MIRROR: registry.example/mirror }, sbom: ";
        String usual = "generator=registry.example/mirror/docker/buildkit-syft-scanner:stable-1";

        assertThat(attestations(mirrored + "true }")).containsEntry("sbom", usual);
        assertThat(attestations(mirrored + "'EXCLUDE=/srv' }")).containsEntry("sbom", usual + ",EXCLUDE=/srv");
        assertThat(attestations(mirrored + "'generator=my/scanner' }")).containsEntry("sbom", "generator=my/scanner");
        assertThat(attestations("{ context: ., args: { IMAGE_MIRROR: docker.io }, sbom: true }"))
                .containsEntry("sbom", "");
        assertThat(attestations(mirrored + "false }")).isEmpty();
    }

    @Test
    void agents_come_from_the_project_and_from_flags() {
        assertThat(wish("{ context: ., ssh: [default, 'other=/run/other'] }")
                        .options()
                        .sshAgents())
                .containsExactly(new SshAgent("default", List.of(AGENT)), new SshAgent("other", List.of("/run/other")));
        assertThat(wish(".", "default").options().sshAgents()).containsExactly(new SshAgent("default", List.of(AGENT)));
        assertThat(wish("{ context: ., ssh: [default] }", "default=/run/mine")
                        .options()
                        .sshAgents())
                .as("later ones count")
                .endsWith(new SshAgent("default", List.of("/run/mine")));
        assertThat(wish("{ context: ., ssh: ['a=./one,two'] }").options().sshAgents())
                .as("keys")
                .containsExactly(new SshAgent("a", List.of("/project/one", "/project/two")));
        assertThat(wish(".").options().sshAgents()).isEmpty();
    }

    @Test
    void a_repository_behind_ssh_is_fetched_with_the_users_agent() {
        for (String context : List.of("git@example.org:team/app.git", "ssh://git@example.org/team/app.git#main")) {
            assertThat(wish("'" + context + "'").options().sshAgents())
                    .as(context)
                    .containsExactly(new SshAgent("default", List.of(AGENT)));
        }
        assertThat(wish("'https://example.org/team/app.git'").options().sshAgents())
                .isEmpty();
    }
}
