package dev.dmcp.service.kit.log;

import dev.dmcp.service.kit.json.JsonObject;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Writes one JSON object a line. Values come from strangers at times: line breaks and control characters are escaped by JSON, and long texts are cut, so
 * nobody can forge or flood lines. Thread-safe.
 */
public final class Log {
    private static final int LONGEST_LINE = 8_000;

    private final String service;
    private final Level threshold;
    private final PrintStream out;
    private final Clock clock;

    public Log(String service, Level threshold, PrintStream out, Clock clock) {
        this.service = service;
        this.threshold = threshold;
        this.out = out;
        this.clock = clock;
    }

    /** Whether a line of this level would be written; ask before gathering costly fields. */
    public boolean writes(Level level) {
        return level.compareTo(threshold) >= 0;
    }

    public void debug(String message, Consumer<JsonObject.Builder> fields) {
        write(Level.DEBUG, message, fields);
    }

    public void info(String message) {
        write(Level.INFO, message, fields -> {});
    }

    public void info(String message, Consumer<JsonObject.Builder> fields) {
        write(Level.INFO, message, fields);
    }

    public void warn(String message, Consumer<JsonObject.Builder> fields) {
        write(Level.WARN, message, fields);
    }

    public void error(String message, Consumer<JsonObject.Builder> fields) {
        write(Level.ERROR, message, fields);
    }

    /** An error with the exception behind it: its kind, message, and where it came from. */
    public void error(String message, Throwable cause, Consumer<JsonObject.Builder> fields) {
        error(message, cause, UnaryOperator.identity(), fields);
    }

    /**
     * As {@link #error(String, Throwable, Consumer)}.
     *
     * @param shown takes out of the messages of the exception, and of those behind it, what must not be read; is given one at a time
     */
    public void error(
            String message, Throwable cause, UnaryOperator<String> shown, Consumer<JsonObject.Builder> fields) {
        write(Level.ERROR, message, builder -> {
            fields.accept(builder);
            builder.put("exception", cut(Traces.of(cause, shown)));
        });
    }

    private static String cut(String trace) {
        return trace.substring(0, Math.min(trace.length(), LONGEST_LINE / 2));
    }

    private void write(Level level, String message, Consumer<JsonObject.Builder> fields) {
        if (!writes(level)) {
            return;
        }
        var line = JsonObject.builder()
                .put("time", clock.instant().toString())
                .put("level", level.name().toLowerCase(Locale.ROOT))
                .put("service", service)
                .put("message", message);
        fields.accept(line);
        String text = line.build().toString();
        out.println(text.length() <= LONGEST_LINE ? text : shortened(line, text));
    }

    private static String shortened(JsonObject.Builder line, String text) {
        JsonObject whole = line.build();
        return JsonObject.builder()
                .putIfPresent("time", whole.get("time"))
                .putIfPresent("level", whole.get("level"))
                .putIfPresent("service", whole.get("service"))
                .put("message", "a longer line, cut")
                .put("begins", text.substring(0, LONGEST_LINE / 2))
                .build()
                .toString();
    }
}
