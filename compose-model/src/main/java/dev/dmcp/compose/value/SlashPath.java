package dev.dmcp.compose.value;

import java.util.ArrayList;
import java.util.List;

/** Paths of containers and hosts as text: nothing here looks at a file system. */
public final class SlashPath {
    private SlashPath() {}

    /** The shortest path that means the same by its text: no {@code .}, no {@code a/..}, no doubled slash. */
    public static String clean(String path) {
        if (path.isEmpty()) {
            return ".";
        }
        boolean rooted = path.charAt(0) == '/';
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".") && !(part.equals("..") && rooted)) {
                parts.add(part);
            }
        }
        String joined = String.join("/", parts);
        return rooted ? "/" + joined : joined.isEmpty() ? "." : joined;
    }

    /** The cleaned path of both; empty parts do not count. */
    public static String join(String folder, String path) {
        if (folder.isEmpty() && path.isEmpty()) {
            return "";
        }
        return clean(folder.isEmpty() ? path : path.isEmpty() ? folder : folder + "/" + path);
    }

    public static boolean isAbsolute(String path) {
        return path.startsWith("/");
    }

    /** {@code C:\…}, {@code C:/…} or {@code \\server}, which an engine on Windows understands. */
    public static boolean isWindowsAbsolute(String path) {
        boolean drive = path.length() > 2 && Character.isLetter(path.charAt(0)) && path.charAt(1) == ':';
        return (drive && (path.charAt(2) == '\\' || path.charAt(2) == '/')) || path.startsWith("\\\\");
    }

    /** The way from one absolute folder to another path; {@code .} when they are the same. */
    public static String relative(String folder, String path) {
        List<String> from = parts(folder);
        List<String> to = parts(path);
        int common = 0;
        while (common < from.size() && common < to.size() && from.get(common).equals(to.get(common))) {
            common++;
        }
        String up = "../".repeat(from.size() - common);
        return clean(up + String.join("/", to.subList(common, to.size())));
    }

    private static List<String> parts(String path) {
        String cleaned = clean(path);
        return cleaned.equals("/") ? List.of() : List.of(cleaned.substring(1).split("/"));
    }

    /** Everything before the last slash, {@code .} when there is none. */
    public static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "." : clean(path.substring(0, slash + 1));
    }

    /** The last part of a path, {@code /} for the root. */
    public static String name(String path) {
        String cleaned = clean(path);
        return cleaned.equals("/") ? cleaned : cleaned.substring(cleaned.lastIndexOf('/') + 1);
    }
}
