package dev.dmcp.application.dockerfile;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths within a context, by their text alone. */
final class ContextPath {
    private ContextPath() {}

    /** Relative to the context's root, above which nothing lies; empty text for the root. */
    static String clean(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }
}
