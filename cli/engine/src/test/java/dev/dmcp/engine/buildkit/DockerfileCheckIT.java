package dev.dmcp.engine.buildkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.image.DockerfileFinding;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.application.port.DockerfileChecker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine's own builder has to say about Dockerfiles. */
class DockerfileCheckIT {
    @TempDir
    private Path folder;

    @Test
    void findings_come_with_line_and_rule_each_once() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), """
                FROM scratch AS Base
                MAINTAINER me
                FROM scratch
                COPY --from=base /a /b
                """);
        BuildInput input = BuildInput.folder(folder.toString());

        List<DockerfileFinding> findings = check(input, input.withTarget("base"));

        assertThat(findings)
                .extracting(finding -> finding.line() + " " + finding.rule())
                .containsExactly("1 StageNameCasing", "2 MaintainerDeprecated");
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.file()).isEqualTo(folder + "/Dockerfile");
            assertThat(finding.url()).startsWith("https://");
            assertThat(finding.isError()).isFalse();
        });
    }

    @Test
    void a_good_dockerfile_has_none() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nCOPY a /a\n");

        assertThat(check(BuildInput.folder(folder.toString()))).isEmpty();
    }

    @Test
    void what_cannot_be_built_is_an_error_at_its_line() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n\nCOPI a /a\n");

        assertThat(check(BuildInput.folder(folder.toString()))).singleElement().satisfies(finding -> {
            assertThat(finding.isError()).isTrue();
            assertThat(finding.line()).isEqualTo(3);
            assertThat(finding.sentence()).contains("unknown instruction: COPI");
        });
    }

    private static List<DockerfileFinding> check(BuildInput... inputs) {
        DockerfileChecker checker = (DockerfileChecker) new TestEngine().builder();
        return checker.check(List.of(inputs).stream()
                .map(input -> new ImageBuild("app", List.of("app"), input, BuildOptions.USUAL, Map.of()))
                .toList());
    }
}
