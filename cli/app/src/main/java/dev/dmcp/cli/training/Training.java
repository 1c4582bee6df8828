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
        Path project = Files.writeString(folder.resolve("compose.yaml"), PROJECT);
        try {
            runAll(folder);
        } finally {
            Files.delete(project);
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
