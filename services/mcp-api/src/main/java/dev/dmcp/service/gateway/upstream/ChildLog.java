package dev.dmcp.service.gateway.upstream;

import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.log.Log;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/** What becomes of one server's child processes, in the gateway's log: a hundred lines of a minute at most, each cut to a thousand characters. Thread-safe. */
public final class ChildLog {
    private static final int MOST_LINES = 100;
    private static final int LONGEST_LINE = 1_000;
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final String server;
    private final Log log;
    private final InstantSource clock;
    private Instant since = Instant.MIN;
    private int lines;

    public ChildLog(String server, Log log, InstantSource clock) {
        this.server = server;
        this.log = log;
        this.clock = clock;
    }

    void started(long pid) {
        log.info("a server was started", fields -> of(fields).put("pid", pid));
    }

    void ended(long pid, int exitCode) {
        log.info("a server has ended", fields -> of(fields).put("pid", pid).put("exit", exitCode));
    }

    /** A line that it wrote to its standard error. */
    void said(String line) {
        int left = room();
        if (left >= 0) {
            log.info(left == 0 ? "a server says more than is written here" : "a server says", quoting(line));
        }
    }

    private Consumer<JsonObject.Builder> quoting(String line) {
        String cut = line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "\u2026";
        return fields -> of(fields).put("line", cut);
    }

    /** How many lines more there is room for, this one not counted; less than none when it is one too many. */
    private synchronized int room() {
        Instant now = clock.instant();
        if (Duration.between(since, now).compareTo(PERIOD) > 0) {
            since = now;
            lines = 0;
        }
        lines++;
        return MOST_LINES - lines;
    }

    private JsonObject.Builder of(JsonObject.Builder fields) {
        return fields.put("server", server);
    }
}
