package dev.dmcp.cli.output;

import dev.dmcp.application.event.Event;
import dev.dmcp.application.event.Reporter;
import dev.dmcp.cli.option.OutputFlags;
import dev.dmcp.cli.option.OutputFlags.Progress;
import dev.dmcp.cli.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Chooses how progress is shown. */
public final class Reporters {

    private Reporters() {}

    /** A reporter that must be closed when the work has ended, so that a live display leaves the terminal in order. */
    public interface Display extends Reporter, AutoCloseable {
        @Override
        void close();
    }

    public static Display of(Terminal terminal, OutputFlags options) {
        Style style = Style.of(terminal, options);
        return switch (kind(terminal, options.progress())) {
            case JSON -> jsonLines(terminal);
            case QUIET -> closing(new QuietReporter(terminal.err(), style), () -> {});
            case TTY -> new LiveReporter(terminal.err(), style, TerminalSize.of(terminal));
            case PLAIN, AUTO -> closing(lines(terminal, style), () -> {});
        };
    }

    private static Reporter lines(Terminal terminal, Style style) {
        return terminal.variable("GITHUB_ACTIONS").equals("true")
                ? new GroupedReporter(terminal.err(), style)
                : new PlainReporter(terminal.err(), style);
    }

    private static Progress kind(Terminal terminal, Progress asked) {
        if (asked != Progress.AUTO) {
            return asked;
        }
        boolean live = terminal.errIsTerminal()
                && terminal.variable("CI").isEmpty()
                && !terminal.variable("TERM").equals("dumb");
        return live ? Progress.TTY : Progress.PLAIN;
    }

    private static Display jsonLines(Terminal terminal) {
        return closing(event -> terminal.err().println(JsonText.of(asMap(event))), () -> {});
    }

    private static Display closing(Reporter reporter, Runnable end) {
        return new Display() {
            @Override
            public synchronized void report(Event event) {
                reporter.report(event);
            }

            @Override
            public void close() {
                end.run();
            }
        };
    }

    private static Map<String, Object> asMap(Event event) {
        Map<String, Object> object = new LinkedHashMap<>();
        switch (event) {
            case Event.StepStarted(String id, String sentence, String cause) ->
                put(object, "started", "id", id, "operation", sentence, "cause", cause);
            case Event.StepProgress(String id, String detail) -> put(object, "progress", "id", id, "detail", detail);
            case Event.StepDone(String id, String sentence) -> put(object, "done", "id", id, "operation", sentence);
            case Event.StepFailed(String id, String sentence, String reason) ->
                put(object, "failed", "id", id, "operation", sentence, "reason", reason);
            case Event.Output(String source, String line) -> put(object, "output", "source", source, "line", line);
            case Event.Warning(String sentence) -> put(object, "warning", "text", sentence);
            case Event.Note(String sentence) -> put(object, "note", "text", sentence);
            case Event.Build build -> object.putAll(BuildJson.of(build));
        }
        return object;
    }

    private static void put(Map<String, Object> object, String event, String... pairs) {
        object.put("event", event);
        for (int at = 0; at < pairs.length; at += 2) {
            object.put(pairs[at], pairs[at + 1]);
        }
    }
}
