package dev.dmcp.mcp.client.stdio;

import java.util.ArrayDeque;
import java.util.Deque;

/** The last lines that a child wrote, for the sentence that says why it failed. Thread-safe. */
final class LogTail {
    private static final int MOST_LINES = 10;

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        if (lines.size() == MOST_LINES) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    /** The lines, to be put after a sentence; nothing when there are none. */
    synchronized String afterwards() {
        return lines.isEmpty() ? "" : "; its last words:\n  " + String.join("\n  ", lines);
    }
}
