package dev.dmcp.cli.output;

import dev.dmcp.application.event.Event;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
    /** Between these a terminal cuts what is wider than we counted (some characters take two columns). */
    private static final String CUT = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";
    /** Line by line: some terminals keep a whole screen that is wiped at once, frame after frame, in their history. */
    private static final String LINE_END = "\u001b[K\n";

    private static final String WIPE_BELOW = "\u001b[J";

    private record Running(String sentence, long startedAt, String detail) {}

    private final PrintStream err;
    private final Style style;
    private final ResizeSignal resize = ResizeSignal.listen();
    private final Map<String, Running> running = new LinkedHashMap<>();
    private final Thread clock = Thread.ofPlatform().daemon().name("live").unstarted(this::redrawUntilClosed);
    private final Map<String, LiveBuild> builds = new HashMap<>();
    private final StringBuilder above = new StringBuilder();
    private TerminalSize size;
    private LivePicture drawn = LivePicture.EMPTY;
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
            case Event.Build.TargetDone ignored -> finishBuild(style.green("  ✓ "), target);
            case Event.Build.TargetFailed ignored -> finishBuild(style.red("  ✗ "), target);
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

    /** On one line: the table that follows says all names whole. */
    private void finishBuild(String mark, LiveBuild target) {
        Running step = running.remove(buildKey(target.target()));
        String seconds = step == null ? "" : seconds(step);
        LivePicture.of(List.of(new LivePicture.Line(target.summary(), "", seconds)), size)
                .texts()
                .forEach(text -> println(mark + text));
    }

    private void println(String line) {
        above.append(line.replace("\n", LINE_END)).append(LINE_END);
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
        if (running.isEmpty() && above.isEmpty() && drawn.texts().isEmpty()) {
            return;
        }
        if (resize.takeIt()) {
            size = TerminalSize.ask();
        }
        StringBuilder picture = new StringBuilder(BEGIN);
        goToFirstLine(picture);
        picture.append(above);
        above.setLength(0);
        drawn = LivePicture.of(lines(), size);
        paint(picture);
        err.print(picture.append(WIPE_BELOW).append(END));
        err.flush();
    }

    private void goToFirstLine(StringBuilder picture) {
        if (!drawn.texts().isEmpty()) {
            picture.append("\u001b[").append(drawn.rowsAt(size.columns())).append("A\r");
        }
    }

    private void paint(StringBuilder picture) {
        if (drawn.texts().isEmpty()) {
            return;
        }
        picture.append(CUT);
        String spinner = style.cyan("  " + SPINNER[frame % SPINNER.length] + " ");
        drawn.texts().forEach(text -> picture.append(spinner).append(text).append(LINE_END));
        picture.append(WRAP);
    }

    private List<LivePicture.Line> lines() {
        return running.values().stream()
                .map(step -> new LivePicture.Line(step.sentence(), step.detail(), seconds(step)))
                .toList();
    }

    private static String seconds(Running step) {
        return " " + Figures.seconds(Duration.ofNanos(System.nanoTime() - step.startedAt()));
    }
}
