package dev.dmcp.cli.background;

import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.cli.Interruption;
import dev.dmcp.engine.probe.NetworkProbe;
import dev.dmcp.engine.process.BackgroundSupervisor;
import dev.dmcp.engine.process.OperatingSystemLauncher;
import dev.dmcp.engine.process.OwnSession;
import dev.dmcp.engine.process.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Where background processes begin; people never call it. {@code supervise FOLDER}, or {@code become COMMAND…}. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        int code = switch (words.isEmpty() ? "" : words.getFirst()) {
            case "supervise" ->
                Interruption.guard(() -> supervise(Path.of(words.get(1)), words.subList(2, words.size())));
            case "become" -> become(words.subList(1, words.size()));
            default -> ExitCode.USAGE.code();
        };
        Runtime.getRuntime().halt(code);
    }

    /** @param become how this program is called so that it becomes another one */
    private static int supervise(Path folder, List<String> become) {
        OwnClasses.loadInBackground();
        OwnSession sessions = new OwnSession(System.getenv().getOrDefault("PATH", ""), become);
        try {
            return new BackgroundSupervisor(
                            new StateFolder(folder), new OperatingSystemLauncher(sessions), new NetworkProbe())
                    .run();
        } catch (Failure failure) {
            return say(failure.sentence(), failure.exitCode());
        } catch (IOException refused) {
            return say("cannot listen in `%s`: %s".formatted(folder, refused.getMessage()), ExitCode.FAILED);
        }
    }

    private static int become(List<String> command) {
        OwnSession.become(command);
        return say("cannot run `%s`".formatted(command.getFirst()), ExitCode.FAILED);
    }

    private static int say(String sentence, ExitCode code) {
        System.err.println(Instant.now() + " error: " + sentence);
        return code.code();
    }
}
