package dev.dmcp.service.gateway.upstream;

import dev.dmcp.mcp.client.McpClient;
import dev.dmcp.mcp.model.LogLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One open connection, which is closed when nobody wants it and the last call over it has ended. Thread-safe. */
final class Connection {
    private final McpClient client;
    private final Instant since;
    private int users;
    private boolean retired;
    private final List<Runnable> afterwards = new ArrayList<>();
    private LogLevel mildest = LogLevel.EMERGENCY;

    /** An open one, since that moment. */
    Connection(McpClient client, Instant since) {
        this.client = client;
        this.since = since;
    }

    Instant since() {
        return since;
    }

    McpClient client() {
        return client;
    }

    /** Begins a use; each is ended by {@link #release()}. */
    synchronized Connection lease() {
        users++;
        return this;
    }

    void release() {
        boolean last;
        synchronized (this) {
            users--;
            last = retired && users == 0;
        }
        if (last) {
            client.close();
        }
    }

    /** Closes it as soon as nobody uses it. What was begun over it for longer than a call is over. */
    void retire() {
        boolean idle;
        synchronized (this) {
            idle = !retired && users == 0;
            retired = true;
        }
        if (idle) {
            client.close();
        }
        tellEnd();
    }

    /** Closes it at once. */
    void end() {
        synchronized (this) {
            retired = true;
        }
        client.close();
        tellEnd();
    }

    /** Runs {@code listener} when this connection is over, which may be now; it must not block. */
    void onEnd(Runnable listener) {
        boolean over;
        synchronized (this) {
            over = retired;
            if (!over) {
                afterwards.add(listener);
            }
        }
        if (over) {
            listener.run();
        }
    }

    private void tellEnd() {
        List<Runnable> told;
        synchronized (this) {
            told = List.copyOf(afterwards);
            afterwards.clear();
        }
        told.forEach(Runnable::run);
    }

    /** Whether the server must be told that milder log messages are wanted than before. */
    synchronized boolean lowers(LogLevel level) {
        boolean lower = level.compareTo(mildest) < 0;
        if (lower) {
            mildest = level;
        }
        return lower;
    }
}
