package dev.dmcp.engine.buildkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What one step prints: whole lines for the reporter, and the last ones for a failure. */
final class StepLog {
    private static final int KEPT = 30;
    private static final int LONGEST_LINE = 4_000;

    private final Deque<String> last = new ArrayDeque<>();
    private final StringBuilder line = new StringBuilder();

    /** Takes a piece of output, and gives the lines that it completes. */
    List<String> add(String text) {
        List<String> complete = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\n') {
                complete.add(endLine());
            } else if (character == '\r' && i + 1 < text.length() && text.charAt(i + 1) != '\n') {
                // A progress bar writes over itself; only its last state matters.
                line.setLength(0);
            } else if (character != '\r' && line.length() < LONGEST_LINE) {
                line.append(character);
            }
        }
        return complete;
    }

    /** The last lines, one that has no end included. */
    List<String> lastLines() {
        List<String> lines = new ArrayList<>(last);
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    private String endLine() {
        String complete = line.toString();
        line.setLength(0);
        last.addLast(complete);
        if (last.size() > KEPT) {
            last.removeFirst();
        }
        return complete;
    }
}
