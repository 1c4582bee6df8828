package dev.dmcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.cli.CommandLineTester.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitTest {
    @TempDir
    private Path folder;

    @Test
    void a_repository_goes_from_nothing_to_its_files() throws IOException {
        Path project = Files.createDirectories(folder.resolve("shop"));
        Files.createDirectories(project.resolve("site"));
        Files.writeString(project.resolve("site/package.json"), "{\"devDependencies\":{\"vite\":\"7\"}}");
        Files.writeString(project.resolve("site/package-lock.json"), "{}");
        Files.writeString(project.resolve("site/index.html"), "<html></html>");

        assertThat(run("init", "shop", "--dry-run").out()).contains("name: shop\n", "  site:\n    kind: vite\n");
        assertThat(project.resolve("dmcp.yaml")).doesNotExist();
        assertThat(run("init", "shop"))
                .isEqualTo(new Result(0, "", "create dmcp.yaml (look at it, then run `dmcp generate`)\n"));
        assertThat(run("-C", "shop", "generate").code()).isZero();
        assertThat(project.resolve("dockerfiles/site/Dockerfile")).exists();
        assertThat(run("init", "shop")).isEqualTo(new Result(2, "", """
                error: there is a `dmcp.yaml` already

                hint: edit it, or remove it to start anew
                """));
    }

    private Result run(String... arguments) {
        return new CommandLineTester(folder).run(arguments);
    }
}
