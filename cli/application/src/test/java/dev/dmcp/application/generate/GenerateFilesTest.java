package dev.dmcp.application.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.event.Event;
import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.port.Workspace.Permission;
import dev.dmcp.application.project.GoldenText;
import dev.dmcp.application.project.Stack;
import dev.dmcp.application.project.StackReader;
import dev.dmcp.compose.yaml.ReadResult;
import dev.dmcp.compose.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each folder of {@code src/test/resources/generate} is a project, with the files that must come of it. */
class GenerateFilesTest {
    private static final Path CASES = Path.of("src/test/resources/generate");

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_stack_implies_its_files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (FileChange change : plan(project(folder), folder, false).changes()) {
            files.put(change.path(), change.after().orElseThrow());
        }

        GoldenText.compareFolder(folder.resolve("expected"), files);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_was_generated_is_right_the_second_time(Path folder) throws IOException {
        MemoryWorkspace project = project(folder);
        new WriteFiles(project, Reporter.silent()).execute(plan(project, folder, false));

        assertThat(plan(project, folder, false).hasDrift()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_compose_file_is_valid_yaml(Path folder) throws IOException {
        for (FileChange change : plan(project(folder), folder, false).changes()) {
            if (change.path().endsWith(".yml")) {
                assertThat(YamlReader.read(change.path(), change.after().orElseThrow()))
                        .isInstanceOf(ReadResult.Documents.class);
            }
        }
    }

    @Test
    void programs_are_executable_and_a_persons_file_stays_with_a_warning() throws IOException {
        Path folder = CASES.resolve("java-and-site");
        MemoryWorkspace project = project(folder).with(".dockerignore", "mine\n");
        List<Event> events = new ArrayList<>();

        new WriteFiles(project, events::add).execute(plan(project, folder, false));

        assertThat(project.permission("dockerfiles/healthcheck")).contains(Permission.EXECUTABLE);
        assertThat(project.permission("docker-compose.yml")).contains(Permission.ORDINARY);
        assertThat(project.read(".dockerignore")).contains("mine\n");
        assertThat(events)
                .contains(new Event.Warning("`.dockerignore` was not written by dmcp and stays as it is"))
                .contains(new Event.Note("create docker-compose.yml (not there)"));
    }

    @Test
    void the_files_of_a_service_that_left_the_stack_go() throws IOException {
        Path folder = CASES.resolve("java-and-site");
        MemoryWorkspace project = project(folder);
        new WriteFiles(project, Reporter.silent()).execute(plan(project, folder, false));

        Stack smaller = StackReader.read(
                        "dmcp.yaml", "version: 1\nname: shop\nservices: { db: { kind: postgres } }\n", Map.of())
                .orFail();
        GeneratePlan plan = new GenerateFiles(project).plan(new GenerateRequest(smaller, false));

        assertThat(plan.changes())
                .filteredOn(FileChange.Remove.class::isInstance)
                .extracting(FileChange::path)
                .contains("docker-bake.hcl", "dockerfiles/java/Dockerfile", "dockerfiles/web/nginx.conf");
    }

    private static GeneratePlan plan(MemoryWorkspace project, Path folder, boolean overwrite) throws IOException {
        Stack stack = StackReader.read("dmcp.yaml", Files.readString(folder.resolve("dmcp.yaml")), Map.of())
                .orFail();
        return new GenerateFiles(project).plan(new GenerateRequest(stack, overwrite));
    }

    private static MemoryWorkspace project(Path folder) throws IOException {
        MemoryWorkspace project = new MemoryWorkspace();
        Path files = folder.resolve("project");
        for (String path : filesBelow(files)) {
            project.with(path, Files.readString(files.resolve(path)));
        }
        return project;
    }

    private static List<String> filesBelow(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }
}
