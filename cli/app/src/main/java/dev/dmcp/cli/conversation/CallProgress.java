package dev.dmcp.cli.conversation;

import dev.dmcp.application.event.Event;
import dev.dmcp.cli.option.OutputFlags;
import dev.dmcp.cli.output.Reporters;
import dev.dmcp.cli.terminal.Terminal;
import dev.dmcp.conversation.ToolCall;
import java.util.Locale;
import java.util.function.Consumer;

/** Shows how far a call is: in place on a terminal, as lines where lines are kept, nothing for a tool that says nothing. */
public final class CallProgress implements Consumer<ToolCall.News>, AutoCloseable {
    private static final long BETWEEN_LINES_NANOS = 1_000_000_000L;
    private static final String ID = "call";

    private final Reporters.Display display;
    private final boolean isLive;
    private boolean isClosed;
    private long lastLine = System.nanoTime() - BETWEEN_LINES_NANOS;

    public CallProgress(Terminal terminal, OutputFlags output, String tool) {
        this.display = Reporters.of(terminal, output);
        this.isLive = switch (output.progress()) {
            case AUTO -> terminal.errIsTerminal();
            case TTY, JSON -> true;
            case PLAIN, QUIET -> false;
        };
        if (isLive) {
            display.report(new Event.StepStarted(ID, tool, "called"));
        }
    }

    @Override
    public synchronized void accept(ToolCall.News news) {
        if (isClosed) {
            return;
        }
        if (isLive) {
            display.report(new Event.StepProgress(ID, sentence(news)));
        } else if (System.nanoTime() - lastLine >= BETWEEN_LINES_NANOS) {
            lastLine = System.nanoTime();
            display.report(new Event.Note(sentence(news)));
        }
    }

    private static String sentence(ToolCall.News news) {
        String far = number(news.value())
                + news.total().map(total -> "/" + number(total)).orElse("");
        return news.message().isEmpty() ? far : far + " " + news.message();
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }

    /** Nothing is drawn from now on; a second call does nothing. */
    @Override
    public synchronized void close() {
        if (!isClosed) {
            isClosed = true;
            display.close();
        }
    }
}
