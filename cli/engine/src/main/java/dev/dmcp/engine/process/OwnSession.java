package dev.dmcp.engine.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a command run in a session of its own, so that neither Ctrl-C nor the end of the terminal reaches it, and its
 * process group is its own. util-linux's {@code setsid} does it for little; elsewhere this program does it to itself
 * and then becomes the command.
 */
public final class OwnSession {

    private final Programs programs;
    private final List<String> becomeCommand;

    /**
     * @param searchPath as in the variable {@code PATH}
     * @param becomeCommand starts this program so that it calls {@link #become} with the words that follow
     */
    public OwnSession(String searchPath, List<String> becomeCommand) {
        this.programs = new Programs(searchPath);
        this.becomeCommand = List.copyOf(becomeCommand);
    }

    /** Whether a command's program can be found, on the search path or, with a slash in its name, from the folder. */
    boolean canFind(String program, Path directory) {
        return program.indexOf('/') < 0
                ? programs.find(program).isPresent()
                : Files.isExecutable(directory.resolve(program));
    }

    /** The pid of the process that this starts is that of the command: neither way forks. */
    List<String> wrap(List<String> command) {
        Optional<Path> setsid = programs.find("setsid");
        List<String> words =
                new ArrayList<>(setsid.map(path -> List.of(path.toString())).orElse(becomeCommand));
        words.addAll(command);
        return words;
    }

    /** Leads a new session and becomes another program; returns only when there is no such program. */
    public static void become(List<String> command) {
        NativeCalls.leadNewSession();
        NativeCalls.become(command);
    }
}
