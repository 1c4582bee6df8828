package dev.dmcp.conversation.stack;

import java.util.List;
import java.util.function.Consumer;

/** Runs dmcp's own commands, so that a tool does what a person at the keyboard would have done. */
@FunctionalInterface
public interface StackProgram {

    /**
     * How a command ended.
     *
     * @param code its exit code
     * @param out data
     * @param err everything else but what went to the listener
     */
    record Ended(int code, String out, String err) {}

    /**
     * Runs a command in the stack's folder on this thread; an interrupt ends it as Ctrl-C would.
     *
     * @param events told of each event of its progress, a line of JSON
     */
    Ended run(List<String> words, Consumer<String> events);
}
