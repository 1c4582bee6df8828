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

    @Test
    void agents_come_from_the_project_and_from_flags() {
        assertThat(wish("{ context: ., ssh: [default, 'other=/run/other'] }")
                        .options()
                        .sshAgents())
                .containsExactly(new SshAgent("default", AGENT), new SshAgent("other", "/run/other"));
        assertThat(wish(".", "default").options().sshAgents()).containsExactly(new SshAgent("default", AGENT));
        assertThat(wish("{ context: ., ssh: [default] }", "default=/run/mine")
                        .options()
                        .sshAgents())
                .as("later ones count")
                .endsWith(new SshAgent("default", "/run/mine"));
        assertThat(wish(".").options().sshAgents()).isEmpty();
    }

    @Test
    void a_repository_behind_ssh_is_fetched_with_the_users_agent() {
        for (String context : List.of("git@example.org:team/app.git", "ssh://git@example.org/team/app.git#main")) {
            assertThat(wish("'" + context + "'").options().sshAgents())
                    .as(context)
                    .containsExactly(new SshAgent("default", AGENT));
        }
        assertThat(wish("'https://example.org/team/app.git'").options().sshAgents())
                .isEmpty();
    }
}
