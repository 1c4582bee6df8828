package dev.dmcp.cli.training;

import dev.dmcp.application.compose.LoadProject;
import dev.dmcp.application.converge.DesiredState;
import dev.dmcp.application.converge.compose.ProjectTranslation;
import dev.dmcp.application.port.BuildInputs;
import dev.dmcp.cli.Dmcp;
import dev.dmcp.cli.Main;
import dev.dmcp.cli.terminal.Terminal;
import dev.dmcp.cli.wiring.Wiring;
import dev.dmcp.compose.LoadRequest;
import dev.dmcp.engine.docker.address.EngineAddressResolver;
import dev.dmcp.engine.docker.address.EngineChoice;
import dev.dmcp.engine.files.ComposeFilesOnDisk;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            List.of("config", "--format", "json"),
            List.of("up"),
            List.of("ps"),
            List.of("ps", "-o", "json"),
            List.of("logs", "--tail", "1"),
            List.of("down", "--dry-run"));

    private static final Duration A_WHILE = Duration.ofHours(1);

    /** A little of everything that compose files are made of. */
    static final String PROJECT = """
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
              worker:
                image: ${IMAGE:-worker}
                depends_on: [db]
                networks: [default]
                security_opt: [no-new-privileges:true]
                labels: [a=b]
                stop_grace_period: 1s
            volumes: { data: {} }
            networks: { default: { internal: true } }
            """;

    private Training() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("dmcp-training");
        Path local = Files.createDirectory(folder.resolve("local"));
        Path stack = Files.createDirectory(folder.resolve("stack"));
        Files.writeString(folder.resolve("compose.yaml"), PROJECT);
        Files.writeString(folder.resolve(".env"), "# comment\nTAG=15\nQUOTED=\"a ${TAG} b\"\n");
        Path socket = folder.resolve("engine.sock");
        try (CannedEngine _ = new CannedEngine(socket, running(folder))) {
            runAll(COMMANDS, terminal(folder, environment(folder, socket)));
            LocalTraining.run(local, terminal(local, Map.of("HOME", local.toString())));
        }
        new EngineAddressResolver(new EngineChoice(Optional.empty(), Optional.empty(), Map.of(), folder)).resolve();
        Path stackSocket = folder.resolve("stack.sock");
        Terminal stackTerminal = terminal(stack, environment(folder, stackSocket));
        // Read some time from now: the commands are to find what is remembered of files that have long been there.
        BuildInputs disk = new Wiring(stackTerminal).buildInputs(InstantSource.offset(InstantSource.system(), A_WHILE));
        try (CannedEngine _ = StackTraining.in(stack).engine(stackSocket, disk)) {
            runAll(StackTraining.COMMANDS, stackTerminal);
        } finally {
            remove(folder);
        }
        BuildTraining.run();
        // Last, because it ends the process: what lies around every command.
        Main.main(new String[] {"help"});
    }

    /** What the compose file of the folder wants. */
    static DesiredState running(Path folder) {
        LoadRequest request = LoadRequest.of(folder.toString(), Map.of());
        return ProjectTranslation.of(
                new LoadProject(new ComposeFilesOnDisk(InputStream.nullInputStream()), problem -> {}).load(request));
    }

    private static Map<String, String> environment(Path home, Path socket) {
        return Map.of("HOME", home.toString(), "DOCKER_HOST", "unix://" + socket);
    }

    private static void runAll(List<List<String>> commands, Terminal terminal) {
        for (List<String> command : commands) {
            new Dmcp(terminal).run(command);
        }
    }

    private static Terminal terminal(Path folder, Map<String, String> environment) {
        return new Terminal(InputStream.nullInputStream(), nowhere(), nowhere(), environment, folder, false, false);
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
