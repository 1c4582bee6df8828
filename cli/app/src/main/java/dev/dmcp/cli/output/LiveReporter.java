package dev.dmcp.cli.output;

import dev.dmcp.application.event.Event;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A line for each running step, redrawn in place some ten times a second; what is done scrolls away above. Drawn inside
 * synchronised-output marks (mode 2026), which terminals that do not know them ignore.
 */
final class LiveReporter implements Reporters.Display {

    private static final int REDRAW_MILLIS = 90;
    private static final String[] SPINNER = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
    private static final String BEGIN = "\u001b[?2026h";
    private static final String END = "\u001b[?2026l";

    private record Running(String sentence, long startedAt, String detail) {}

    private final PrintStream err;
    private final Style style;
    private final TerminalSize size;
    private final Map<String, Running> running = new LinkedHashMap<>();
    private final Thread clock = Thread.ofPlatform().daemon().name("live").unstarted(this::redrawUntilClosed);
    private final Map<String, LiveBuild> builds = new HashMap<>();
    private final StringBuilder above = new StringBuilder();
    private int drawnLines;
    private int frame;

    LiveReporter(PrintStream err, Style style, TerminalSize size) {
        this.err = err;
        this.style = style;
        this.size = size;
        clock.start();
    }

    @Override
    public synchronized void report(Event event) {
        switch (event) {
            case Event.StepStarted(String id, String sentence, String ignored) ->
                running.put(id, new Running(sentence, System.nanoTime(), ""));
            case Event.StepProgress(String id, String detail) ->
                running.computeIfPresent(id, (key, step) -> new Running(step.sentence(), step.startedAt(), detail));
            case Event.StepDone(String id, String sentence) -> finish(style.green("  ✓ "), id, sentence);
            case Event.StepFailed(String id, String sentence, String ignored) ->
                finish(style.red("  ✗ "), id, sentence);
            case Event.Output(String source, String line) -> println(style.dim(source + " │ ") + line);
            case Event.Warning(String sentence) -> println(style.yellow("warning: ") + sentence);
            case Event.Note(String sentence) -> println(sentence);
            case Event.Build build -> build(build);
        }
    }

    private void build(Event.Build event) {
        LiveBuild target = builds.computeIfAbsent(event.target(), LiveBuild::new);
        target.accept(event);
        switch (event) {
            case Event.Build.TargetStarted(String name) ->
                running.put(buildKey(name), new Running(name, System.nanoTime(), "starting"));
            case Event.Build.TargetDone done -> finish(style.green("  ✓ "), buildKey(done.target()), target.summary());
            case Event.Build.TargetFailed(String name) -> finish(style.red("  ✗ "), buildKey(name), target.summary());
            case Event.Build.Doubt(String name, String sentence, int line, String ignored) ->
                println(style.yellow("warning: ") + name + ": " + sentence + (line > 0 ? " (line " + line + ")" : ""));
            default ->
                running.computeIfPresent(
                        buildKey(event.target()),
                        (key, step) -> new Running(step.sentence(), step.startedAt(), target.now()));
        }
    }

    private static String buildKey(String target) {
        return "build " + target;
    }

    @Override
    public void close() {
        clock.interrupt();
        synchronized (this) {
            running.clear();
            draw();
        }
    }

    private void finish(String mark, String id, String sentence) {
        Running step = running.remove(id);
        println(mark + sentence + (step == null ? "" : style.dim(seconds(step))));
    }

    private void println(String line) {
        above.append(line).append('\n');
    }

    private void redrawUntilClosed() {
        try {
            while (true) {
                Thread.sleep(REDRAW_MILLIS);
                synchronized (this) {
                    frame++;
                    draw();
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void draw() {
        if (running.isEmpty() && above.isEmpty() && drawnLines == 0) {
            return;
        }
        StringBuilder picture = new StringBuilder(BEGIN);
        if (drawnLines > 0) {
            picture.append("\u001b[").append(drawnLines).append("A\r\u001b[J");
        }
        picture.append(above);
        above.setLength(0);
        running.values().forEach(step -> picture.append(line(step)).append('\n'));
        drawnLines = running.size();
        err.print(picture.append(END));
        err.flush();
    }

    /** Cut to the width of the terminal, so that it never wraps and the cursor arithmetic holds. */
    private String line(Running step) {
        String text = step.sentence() + (step.detail().isEmpty() ? "" : ": " + step.detail()) + seconds(step);
        int room = Math.max(10, size.columns() - 5);
        String cut = text.length() <= room ? text : text.substring(0, room - 1) + "…";
        return style.cyan("  " + SPINNER[frame % SPINNER.length] + " ") + cut;
    }

    private static String seconds(Running step) {
        return " " + Figures.seconds(Duration.ofNanos(System.nanoTime() - step.startedAt()));
    }
}
