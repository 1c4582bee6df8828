package dev.dmcp.cli.wiring;

import dev.dmcp.cli.terminal.Terminal;
import java.util.List;

/**
 * What a command is constructed with.
 *
 * @param terminal streams, environment, folder
 * @param wiring constructs adapters when they are asked for
 * @param arguments the words behind the command's name, as they were typed
 * @param program runs other commands
 */
public record Invocation(Terminal terminal, Wiring wiring, List<String> arguments, Program program) {

    /** This program once more, inside this process. */
    @FunctionalInterface
    public interface Program {
        /** @return the exit code */
        int run(Terminal terminal, List<String> words);
    }

    public Invocation {
        arguments = List.copyOf(arguments);
    }

    /** The words behind {@code --}: a program of somebody else, with its arguments. */
    public List<String> foreignCommand() {
        int at = arguments.indexOf("--");
        return at < 0 ? List.of() : arguments.subList(at + 1, arguments.size());
    }
}
