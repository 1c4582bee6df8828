package dev.dmcp.cli.terminal;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * The world of one invocation as a value, so that tests can run whole commands in process.
 *
 * @param out data, and nothing else
 * @param err everything that is not data
 * @param environment the environment variables
 * @param directory the working directory, absolute
 * @param outIsTerminal whether a person sees {@code out}
 * @param errIsTerminal whether a person sees {@code err}
 */
public record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Path directory,
        boolean outIsTerminal,
        boolean errIsTerminal) {
    public Terminal {
        environment = Map.copyOf(environment);
    }

    /** The variable's value, or the empty string. */
    public String variable(String name) {
        return environment.getOrDefault(name, "");
    }
}
