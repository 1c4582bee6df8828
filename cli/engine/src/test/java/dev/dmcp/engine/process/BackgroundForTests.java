package dev.dmcp.engine.process;

import dev.dmcp.application.port.BuildStamps;
import dev.dmcp.application.supervise.LocalService;
import dev.dmcp.application.supervise.SupervisorGate;
import dev.dmcp.engine.probe.NetworkProbe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the program in the background does, for tests that need it in another process. */
final class BackgroundForTests {

    private BackgroundForTests() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> words = List.of(arguments);
        OwnSession sessions = new OwnSession(TestPrograms.SEARCH_PATH, TestPrograms.become());
        switch (words.getFirst()) {
            case "become" -> OwnSession.become(words.subList(1, words.size()));
            case "supervise" -> {
                int code = new BackgroundSupervisor(
                                new StateFolder(Path.of(words.get(1))),
                                new OperatingSystemLauncher(sessions),
                                new NetworkProbe())
                        .run();
                Runtime.getRuntime().halt(code);
            }
            case "start" -> start(new StateFolder(Path.of(words.get(1))), sessions);
            case "build" -> build(Path.of(words.get(1)));
            default -> throw new IllegalArgumentException(words.getFirst());
        }
    }

    /** As a command in a terminal does: opens the supervisor, starts a service, and ends. */
    private static void start(StateFolder folder, OwnSession sessions) throws InterruptedException {
        BackgroundGate gate = gate(folder, sessions);
        gate.open();
        gate.define(List.of(LocalService.of("sleeper", folder.path(), List.of("sleep", "1000"))));
        gate.tell(SupervisorGate.Verb.START, List.of("sleeper"));
    }

    /** As a second command does that wants to build the same: waits for its turn. */
    private static void build(Path stamps) throws InterruptedException {
        System.out.println("waiting");
        try (BuildStamps.Turn _ = new StampFiles(stamps).await(new BuildStamps.Build("demo", List.of(), List.of()))) {
            System.out.println("my turn");
        }
    }

    static BackgroundGate gate(StateFolder folder, OwnSession sessions) {
        return new BackgroundGate(
                folder,
                new OperatingSystemLauncher(sessions),
                new SupervisorStarter(
                        sessions,
                        TestPrograms.supervise(),
                        TestPrograms.become(),
                        Map.of("PATH", TestPrograms.SEARCH_PATH)));
    }
}
