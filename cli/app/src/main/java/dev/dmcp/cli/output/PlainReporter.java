package dev.dmcp.cli.output;

import dev.dmcp.application.event.Event;
import dev.dmcp.application.event.Reporter;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** One line for each thing that happens; for pipes, CI and dumb terminals. */
final class PlainReporter implements Reporter {

    private final PrintStream err;
    private final Style style;
    private final PlainBuild lines;
    private final Map<String, Long> startedAt = new HashMap<>();

    PlainReporter(PrintStream err, Style style) {
        this.err = err;
        this.style = style;
        this.lines = new PlainBuild(err, style);
    }

    @Override
    public void report(Event event) {
        switch (event) {
            case Event.StepStarted(String id, String sentence, String cause) -> {
                startedAt.put(id, System.nanoTime());
                err.println(style.dim("  … ") + sentence + style.dim(" (" + cause + ")"));
            }
            case Event.StepProgress ignored -> {} // a line for each percent would drown the rest
            case Event.StepDone(String id, String sentence) ->
                err.println(style.green("  ✓ ") + sentence + style.dim(seconds(id)));
            case Event.StepFailed(String id, String sentence, String ignored) ->
                err.println(style.red("  ✗ ") + sentence + style.dim(seconds(id)));
            case Event.Output(String source, String line) -> err.println(style.dim(source + " │ ") + line);
            case Event.Warning(String sentence) -> err.println(style.yellow("warning: ") + sentence);
            case Event.Note(String sentence) -> err.println(sentence);
            case Event.Build build -> lines.print(build);
        }
        err.flush();
    }

    private String seconds(String id) {
        Long start = startedAt.remove(id);
        return start == null ? "" : " " + Figures.seconds(Duration.ofNanos(System.nanoTime() - start));
    }
}
