package dev.dmcp.application.port;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs a command to its end, for builds. */
public interface CommandRunner {

    /**
     * What to run.
     *
     * @param output receives standard output and standard error; what it held before is lost
     */
    record Command(List<String> words, Path directory, Map<String, String> environment, Path output) {
        public Command {
            words = List.copyOf(words);
            environment = Map.copyOf(environment);
        }
    }

    /**
     * The exit code. Throws a {@code Failure.OperationFailed} when the command cannot be started; an interrupt ends
     * the command with all its children.
     */
    int run(Command command) throws InterruptedException;

    /** Whether a program of this name can be found and run. */
    boolean isInstalled(String program);
}
