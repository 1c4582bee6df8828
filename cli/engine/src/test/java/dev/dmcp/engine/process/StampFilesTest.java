package dev.dmcp.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.port.BuildStamps;
import dev.dmcp.application.port.BuildStamps.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StampFilesTest {

    @TempDir
    Path folder;

    private Path source = Path.of("");
    private Build build = new Build("demo", List.of(), List.of());

    @BeforeEach
    void aProject() throws IOException {
        source = folder.resolve("src").resolve("Main.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "class Main {}");
        Path jar = folder.resolve("demo.jar");
        Files.writeString(jar, "jar");
        build = new Build("demo", List.of(folder.resolve("src")), List.of(jar));
    }

    private StampFiles stamps() {
        return new StampFiles(folder.resolve("stamps"));
    }

    @Test
    void what_was_never_built_here_is_built() {
        assertThat(stamps().causeToRun(build)).contains("not built by dmcp yet");
    }

    @Test
    void what_did_not_change_is_not_built_again() {
        stamps().remember(build);

        assertThat(stamps().causeToRun(build)).isEmpty();
    }

    @Test
    void a_changed_a_new_and_a_removed_input_are_named() throws IOException {
        stamps().remember(build);
        Files.setLastModifiedTime(source, FileTime.fromMillis(1));
        assertThat(stamps().causeToRun(build)).contains("Main.java changed");

        stamps().remember(build);
        Path added = Files.writeString(source.resolveSibling("More.java"), "class More {}");
        assertThat(stamps().causeToRun(build)).contains("More.java changed");

        stamps().remember(build);
        Files.delete(added);
        assertThat(stamps().causeToRun(build)).contains("More.java was removed");
    }

    @Test
    void a_missing_output_is_built() throws IOException {
        stamps().remember(build);
        Files.delete(folder.resolve("demo.jar"));

        assertThat(stamps().causeToRun(build)).contains("demo.jar is missing");
    }

    @Test
    void what_builds_write_among_the_sources_does_not_count() throws IOException {
        stamps().remember(build);
        Files.createDirectories(folder.resolve("src").resolve("node_modules"));
        Files.writeString(folder.resolve("src").resolve("node_modules").resolve("x.js"), "x");

        assertThat(stamps().causeToRun(build)).isEmpty();
    }

    @Test
    void the_same_build_runs_once_at_a_time_even_from_two_programs() throws IOException, InterruptedException {
        BuildStamps.Turn first = stamps().await(build);
        Process another = new ProcessBuilder(TestPrograms.java(
                        BackgroundForTests.class.getName(),
                        "build",
                        folder.resolve("stamps").toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("another.log").toFile())
                .start();
        Eventually.isTrue(() -> read("another.log").contains("waiting"), () -> read("another.log"));
        assertThat(read("another.log")).doesNotContain("my turn");

        first.close();

        assertThat(another.waitFor()).isZero();
        assertThat(read("another.log")).contains("my turn");
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
