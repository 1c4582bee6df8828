package dev.dmcp.cli.wiring;

import dev.dmcp.application.generate.StackSettings;
import dev.dmcp.application.generate.maven.MavenReactor;
import dev.dmcp.application.generate.maven.ReactorReader;
import dev.dmcp.application.project.Kind;
import dev.dmcp.application.project.ServiceSpec;
import dev.dmcp.application.project.Stack;
import dev.dmcp.application.supervise.LocalEnvironment;
import dev.dmcp.application.supervise.LocalSettings;
import dev.dmcp.engine.files.FileWorkspace;
import dev.dmcp.engine.process.BackgroundGate;
import dev.dmcp.engine.process.LogFiles;
import dev.dmcp.engine.process.OperatingSystemCommands;
import dev.dmcp.engine.process.OperatingSystemLauncher;
import dev.dmcp.engine.process.OwnSession;
import dev.dmcp.engine.process.StampFiles;
import dev.dmcp.engine.process.StateFolder;
import dev.dmcp.engine.process.SupervisorStarter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Constructs what environments need that run as processes; loaded only when one is asked for. */
final class LocalWiring {

    private static final String BACKGROUND = "dev.dmcp.cli.background.Main";

    private final Map<String, String> environment;
    private final Path java = Path.of(System.getProperty("java.home"), "bin", "java");

    LocalWiring(Map<String, String> environment) {
        this.environment = environment;
    }

    LocalEnvironment environment(Path root, String name) {
        StateFolder folder = new StateFolder(root.resolve(".dmcp"));
        String searchPath = environment.getOrDefault("PATH", "");
        OwnSession sessions = new OwnSession(searchPath, background("become"));
        OperatingSystemLauncher launcher = new OperatingSystemLauncher(sessions);
        SupervisorStarter starter =
                new SupervisorStarter(sessions, background("supervise"), background("become"), environment);
        return new LocalEnvironment(
                name,
                new LocalEnvironment.Tools(
                        new BackgroundGate(folder, launcher, starter),
                        new OperatingSystemCommands(searchPath),
                        launcher,
                        new LogFiles(folder.logs()),
                        new StampFiles(folder.stamps())));
    }

    /** The same program, lean: a supervisor lives for days and does little. */
    private List<String> background(String verb) {
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xss512k",
                "-Xms4m",
                "-Xmx64m",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BACKGROUND, verb));
        return command;
    }

    LocalSettings settings(Path root, Stack stack, Map<String, String> variables) {
        List<String> folders = new ArrayList<>();
        for (ServiceSpec service : stack.services()) {
            if (service.kind() instanceof Kind.Java kind
                    && service.local().run().isEmpty()) {
                folders.add(kind.folder());
            }
        }
        Optional<MavenReactor> reactor = folders.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReactorReader(new FileWorkspace(root)).read(folders));
        Path wrapper = root.resolve("mvnw");
        return new LocalSettings(
                root,
                root.resolve(".dmcp").resolve("data"),
                java,
                Files.isExecutable(wrapper) ? wrapper.toString() : "mvn",
                reactor,
                variables,
                secretFiles(root, stack));
    }

    private static Map<String, Path> secretFiles(Path root, Stack stack) {
        Map<String, Path> files = new HashMap<>();
        for (String variable : StackSettings.secretVariables(stack)) {
            Path file = root.resolve(StackSettings.secretFile(variable));
            if (Files.isReadable(file)) {
                files.put(variable, file);
            }
        }
        return files;
    }
}
