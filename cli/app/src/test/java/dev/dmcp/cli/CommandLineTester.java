package dev.dmcp.cli;

import dev.dmcp.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs whole commands in process, with captured streams, in a folder and an environment of the test's own. */
public final class CommandLineTester {

    /** What a command left: its exit code and both streams. */
    public record Result(int code, String out, String err) {}

    private final Path directory;
    private final Map<String, String> environment = new HashMap<>(Map.of("HOME", "/nonexistent"));
    private InputStream input = InputStream.nullInputStream();

    public CommandLineTester(Path directory) {
        this.directory = directory;
    }

    public CommandLineTester with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** What commands read from their standard input; nothing otherwise. */
    public CommandLineTester reading(InputStream other) {
        input = other;
        return this;
    }

    public Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(input, stream(out), stream(err), environment, directory, false, false);
        int code = new Dmcp(terminal).run(List.of(arguments));
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
