package dev.dmcp.cli;

import dev.dmcp.cli.terminal.Terminal;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Where the process begins and ends; the only place that knows {@link System}'s streams, environment and exit. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Terminal terminal = terminal();
        int code = Interruption.guard(() -> new Dmcp(terminal).run(List.of(arguments)));
        terminal.out().flush();
        terminal.err().flush();
        // Nothing of ours waits for an orderly shutdown of the JVM, which costs tens of milliseconds.
        Runtime.getRuntime().halt(code);
    }

    private static Terminal terminal() {
        String descriptors = System.getProperty("dmcp.tty", "");
        return new Terminal(
                System.in,
                new PrintStream(
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
                        false,
                        StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                System.getenv(),
                Path.of("").toAbsolutePath(),
                descriptors.contains("1"),
                descriptors.contains("2"));
    }
}
