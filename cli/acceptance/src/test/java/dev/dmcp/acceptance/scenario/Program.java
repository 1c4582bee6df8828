package dev.dmcp.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program as a person starts it: arguments and environment in, exit code and both streams out. */
final class Program {

    /** The root of the repository. */
    static final Path ROOT = Path.of(System.getProperty("root.directory"));

    /** What a run left. */
    record Result(List<String> command, int code, String out, String err) {

        /** The same result, after checking its exit code; on failure both streams are shown. */
        Result exits(int expected) {
            assertThat(code)
                    .as("%s%n--- out%n%s%n--- err%n%s", String.join(" ", command), out, err)
                    .isEqualTo(expected);
            return this;
        }
    }

    private final List<String> words;
    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();

    private Program(Path directory, List<String> words) {
        this.directory = directory;
        this.words = words;
    }

    /** The {@code ./dmcp} of the folder, or of this checkout where the folder has none; started in the folder. */
    static Program dmcp(Path directory) {
        return new Program(directory, List.of(executable(directory)));
    }

    private static String executable(Path directory) {
        Path own = directory.resolve("dmcp");
        return (Files.isExecutable(own) ? own : ROOT.resolve("dmcp")).toString();
    }

    /** Any program on the PATH. */
    static Program named(String name) {
        return new Program(ROOT, List.of(name));
    }

    Program with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Program with(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** Runs to the end, at most ten minutes. */
    Result run(String... arguments) {
        List<String> command = new ArrayList<>(words);
        command.addAll(List.of(arguments));
        try {
            return runIn(Files.createTempDirectory("scenario"), command);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command, stop);
        }
    }

    private Result runIn(Path work, List<String> command) throws IOException, InterruptedException {
        Path out = work.resolve("out");
        Path err = work.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(Duration.ofMinutes(10).toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        Result result = new Result(command, process.waitFor(), Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        Files.delete(work);
        return result;
    }
}
