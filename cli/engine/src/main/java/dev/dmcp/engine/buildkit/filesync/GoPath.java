package dev.dmcp.engine.buildkit.filesync;

import java.util.ArrayDeque;
import java.util.Deque;

/** Slash-separated paths as Go's {@code path/filepath} treats them: ignore files and BuildKit mean those. */
final class GoPath {

    private GoPath() {}

    /** The shortest equal path, by its text alone; {@code .} for the empty one. */
    static String clean(String path) {
        boolean rooted = path.startsWith("/");
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (part.equals("..")) {
                if (!rooted) {
                    parts.add(part);
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        String joined = String.join("/", parts);
        if (rooted) {
            return "/" + joined;
        }
        return joined.isEmpty() ? "." : joined;
    }

    static String join(String parent, String child) {
        if (parent.isEmpty()) {
            return child.isEmpty() ? "" : clean(child);
        }
        return clean(child.isEmpty() ? parent : parent + "/" + child);
    }

    static String directory(String path) {
        int slash = path.lastIndexOf('/');
        return clean(path.substring(0, slash + 1));
    }

    static String base(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
