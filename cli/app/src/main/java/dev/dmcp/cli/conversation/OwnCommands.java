package dev.dmcp.cli.conversation;

import dev.dmcp.cli.terminal.Terminal;
import dev.dmcp.cli.wiring.Invocation;
import dev.dmcp.conversation.stack.StackProgram;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Commands of this program, run inside this process with streams of their own.
 *
 * @param folder of the stack
 */
record OwnCommands(Map<String, String> environment, Invocation.Program program, Path folder) implements StackProgram {

    @Override
    public Ended run(List<String> words, Consumer<String> events) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EventLines err = new EventLines(events);
        Terminal terminal = new Terminal(
                InputStream.nullInputStream(), stream(out), stream(err), environment, folder, false, false);
        int code = program.run(terminal, words);
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.rest());
    }

    private static PrintStream stream(OutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** Takes lines of events out of what a command writes, and keeps the rest. */
    private static final class EventLines extends OutputStream {
        private static final String EVENT = "{\"event\":";

        private final Consumer<String> events;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private final StringBuilder rest = new StringBuilder();

        EventLines(Consumer<String> events) {
            this.events = events;
        }

        @Override
        public synchronized void write(int octet) {
            if (octet == '\n') {
                end();
            } else {
                line.write(octet);
            }
        }

        private void end() {
            String text = line.toString(StandardCharsets.UTF_8);
            line.reset();
            if (text.startsWith(EVENT)) {
                events.accept(text);
            } else {
                rest.append(text).append('\n');
            }
        }

        synchronized String rest() {
            if (line.size() > 0) {
                end();
            }
            return rest.toString();
        }
    }
}
