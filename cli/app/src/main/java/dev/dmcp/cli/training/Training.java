package dev.dmcp.cli.training;

import dev.dmcp.cli.Dmcp;
import dev.dmcp.cli.Main;
import dev.dmcp.cli.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs the commands that people type most, so that the Java runtime can keep their classes ready (JEP 483, 514). No
 * Docker is needed; nothing outside a temporary folder is touched.
 */
public final class Training {

    private static final List<List<String>> COMMANDS = List.of(
            List.of("version"),
            List.of("--help"),
            List.of("version", "--help"),
            List.of("verison"),
            List.of("version", "-o", "json"));

    private Training() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("dmcp-training");
        try {
            runAll(folder);
        } finally {
            Files.deleteIfExists(folder);
        }
        // Last, because it ends the process: what lies around every command.
        Main.main(new String[] {"help"});
    }

    private static void runAll(Path folder) {
        Terminal terminal = new Terminal(
                InputStream.nullInputStream(),
                nowhere(),
                nowhere(),
                Map.of("HOME", folder.toString()),
                folder,
                false,
                false);
        for (List<String> command : COMMANDS) {
            new Dmcp(terminal).run(command);
        }
    }

    private static PrintStream nowhere() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }
}
