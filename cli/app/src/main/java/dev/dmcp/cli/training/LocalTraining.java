package dev.dmcp.cli.training;

import dev.dmcp.application.supervise.LocalService;
import dev.dmcp.cli.Dmcp;
import dev.dmcp.cli.terminal.Terminal;
import dev.dmcp.engine.probe.NetworkProbe;
import dev.dmcp.engine.process.BackgroundGate;
import dev.dmcp.engine.process.BackgroundSupervisor;
import dev.dmcp.engine.process.OperatingSystemLauncher;
import dev.dmcp.engine.process.OwnSession;
import dev.dmcp.engine.process.StateFolder;
import dev.dmcp.engine.process.SupervisorStarter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Commands about local services, against a supervisor inside this process that is told of services and starts none. */
final class LocalTraining {

    private static final String STACK = """
            version: 1
            name: training
            services:
              web: { kind: node, path: web, port: 65001, health: /health, mcp: { path: /mcp }, local: { run: [web] } }
              api: { kind: node, path: api, port: 65002, needs: [web], local: { run: [api] } }
            """;

    private LocalTraining() {}

    /** Leaves files in the folder, which is the caller's to remove. */
    static void run(Path folder, Terminal terminal) throws IOException {
        Files.writeString(folder.resolve("dmcp.yaml"), STACK);
        StateFolder state = new StateFolder(folder.resolve(".dmcp"));
        OwnSession sessions = new OwnSession("", List.of());
        OperatingSystemLauncher launcher = new OperatingSystemLauncher(sessions);
        Thread supervisor = Thread.ofPlatform().daemon().start(() -> supervise(state, launcher));
        SupervisorStarter nobody = new SupervisorStarter(sessions, List.of(), List.of(), Map.of());
        try {
            train(folder, terminal, new BackgroundGate(state, launcher, nobody));
            supervisor.interrupt();
            supervisor.join(Duration.ofSeconds(5));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static void supervise(StateFolder state, OperatingSystemLauncher launcher) {
        try {
            new BackgroundSupervisor(state, launcher, new NetworkProbe()).run();
        } catch (IOException untrained) {
            // The commands then see what they see without a supervisor.
        }
    }

    private static void train(Path folder, Terminal terminal, BackgroundGate gate) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!gate.status().isSupervised() && System.nanoTime() - deadline < 0) {
            Thread.sleep(10);
        }
        gate.define(List.of(
                LocalService.of("web", folder, List.of("web")), LocalService.of("api", folder, List.of("api"))));
        for (List<String> command : List.of(
                List.of("ps", "local"),
                List.of("ps", "local", "-o", "json"),
                List.of("up", "local", "--dry-run"),
                List.of("logs", "local"))) {
            new Dmcp(terminal).run(command);
        }
    }
}
