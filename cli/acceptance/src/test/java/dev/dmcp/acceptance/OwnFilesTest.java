package dev.dmcp.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.generate.FileChange;
import dev.dmcp.application.generate.GenerateFiles;
import dev.dmcp.application.generate.GeneratePlan;
import dev.dmcp.application.generate.GenerateRequest;
import dev.dmcp.application.project.Stack;
import dev.dmcp.application.project.StackReader;
import dev.dmcp.engine.files.FileWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnFilesTest {
    private static final Path ROOT = Path.of(System.getProperty("root.directory"));

    @Test
    void the_generated_files_of_this_repository_are_as_its_templates_make_them() throws IOException {
        Stack stack = StackReader.read("dmcp.yaml", Files.readString(ROOT.resolve("dmcp.yaml")), Map.of())
                .orFail();

        GeneratePlan plan = new GenerateFiles(new FileWorkspace(ROOT)).plan(new GenerateRequest(stack, false));

        assertThat(plan.drift().asText()).as("run `./dmcp generate`").isEqualTo("generate: nothing to do\n");
        assertThat(plan.changes()).extracting(FileChange::path).contains("docker-compose.prod.yml");
    }
}
