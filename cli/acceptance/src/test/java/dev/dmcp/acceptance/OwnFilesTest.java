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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OwnFilesTest {
    private static final Path ROOT = Path.of(System.getProperty("root.directory"));

    /** This repository and each of its examples; one without a description fails. */
    static List<Path> projects() throws IOException {
        List<Path> projects = new ArrayList<>(List.of(ROOT));
        try (Stream<Path> examples = Files.list(ROOT.resolve("examples"))) {
            examples.filter(Files::isDirectory).sorted().forEach(projects::add);
        }
        return projects;
    }

    @ParameterizedTest
    @MethodSource("projects")
    void generated_files_are_as_the_templates_make_them(Path project) throws IOException {
        Stack stack = StackReader.read("dmcp.yaml", Files.readString(project.resolve("dmcp.yaml")), Map.of())
                .orFail();

        GeneratePlan plan = new GenerateFiles(new FileWorkspace(project)).plan(new GenerateRequest(stack, false));

        assertThat(plan.drift().asText()).as("run `./dmcp generate`").isEqualTo("generate: nothing to do\n");
        assertThat(plan.changes()).extracting(FileChange::path).contains("docker-compose.prod.yml");
    }
}
