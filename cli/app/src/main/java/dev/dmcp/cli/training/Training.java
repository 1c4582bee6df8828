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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
            List.of("version", "-o", "json"),
            List.of("config"),
            List.of("config", "--format", "json"));

    /** A little of everything that compose files are made of. */
    private static final String PROJECT = """
            x-defaults: &defaults { restart: unless-stopped, cap_drop: [ALL] }
            services:
              web:
                <<: *defaults
                build: { context: ., args: { VERSION: "${VERSION:-1.0}" } }
                ports: ["127.0.0.1:8080:80"]
                environment: [LEVEL=info]
                volumes: ["data:/data", "./etc:/etc/web:ro"]
                depends_on: { db: { condition: service_healthy } }
                deploy: { resources: { limits: { cpus: "0.5", memory: 256M } } }
              db:
                image: postgres:${TAG:-15}
                command: postgres -c "log_statement=all"
                healthcheck: { test: [CMD, pg_isready], interval: 5s, retries: 3 }
            volumes: { data: {} }
            networks: { default: { internal: true } }
            """;

    private Training() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("dmcp-training");
        Path local = Files.createDirectory(folder.resolve("local"));
        Files.writeString(folder.resolve("compose.yaml"), PROJECT);
        try {
            runAll(folder);
            LocalTraining.run(local, terminal(local));
        } finally {
            remove(folder);
        }
        BuildTraining.run();
        // Last, because it ends the process: what lies around every command.
        Main.main(new String[] {"help"});
    }

    private static void runAll(Path folder) {
        Terminal terminal = terminal(folder);
        for (List<String> command : COMMANDS) {
            new Dmcp(terminal).run(command);
        }
    }

    private static Terminal terminal(Path folder) {
        return new Terminal(
                InputStream.nullInputStream(),
                nowhere(),
                nowhere(),
                Map.of("HOME", folder.toString()),
                folder,
                false,
                false);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static PrintStream nowhere() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }
}
