package dev.dmcp.engine.buildkit.filesync;

import java.util.ArrayList;
import java.util.List;

/** The patterns of a {@code .dockerignore} file, read as moby's {@code ignorefile} reads them. */
public final class IgnoreFile {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private IgnoreFile() {}

    public static List<String> patterns(String text) {
        List<String> patterns = new ArrayList<>();
        String content = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        for (String line : content.split("\n", -1)) {
            String pattern = line.strip();
            // A number sign counts only in the first column.
            if (!line.startsWith("#") && !pattern.isEmpty()) {
                patterns.add(normal(pattern));
            }
        }
        return patterns;
    }

    private static String normal(String pattern) {
        boolean exception = pattern.startsWith("!");
        String path = exception ? pattern.substring(1).strip() : pattern;
        if (!path.isEmpty()) {
            path = GoPath.clean(path);
            path = path.length() > 1 && path.startsWith("/") ? path.substring(1) : path;
        }
        return exception ? "!" + path : path;
    }
}
