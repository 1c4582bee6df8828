package dev.dmcp.engine.buildkit.filesync;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The paths that the builder wants, with all symbolic links on the way to them: when {@code COPY a/b} is asked for and
 * {@code a} is a link to {@code c}, then {@code a} and {@code c/b} are needed. As fsutil's {@code FollowLinks}.
 */
final class FollowPaths {
    private final Path root;
    private final TreeSet<String> found = new TreeSet<>();

    private FollowPaths(Path root) {
        this.root = root;
    }

    /** Include patterns for {@code paths}; empty when everything is needed. */
    static Optional<List<String>> resolve(Path root, List<String> paths) throws IOException {
        FollowPaths follow = new FollowPaths(root.toRealPath());
        for (String path : paths) {
            follow.add(path);
        }
        return withoutNested(List.copyOf(follow.found));
    }

    /** Leaves out what lies in a folder that is in the list; empty when the list has the root. */
    static Optional<List<String>> withoutNested(List<String> paths) {
        List<String> kept = new ArrayList<>();
        String last = "";
        for (String path : paths) {
            if (path.equals(".")) {
                return Optional.empty();
            }
            if (!path.startsWith(last + "/")) {
                kept.add(path);
                last = path;
            }
        }
        return Optional.of(kept);
    }

    private void add(String path) throws IOException {
        String rest = GoPath.join(".", relative(path));
        String current = ".";
        while (true) {
            int slash = rest.indexOf('/');
            current = GoPath.join(current, slash < 0 ? rest : rest.substring(0, slash));
            rest = slash < 0 ? "" : rest.substring(slash + 1);
            Optional<List<String>> targets = targets(current, true);
            if (rest.isEmpty() || targets.isPresent()) {
                if (!found.add(current)) {
                    return;
                }
            }
            if (targets.isPresent()) {
                for (String target : targets.get()) {
                    add(GoPath.join(target, rest));
                }
                return;
            }
            if (rest.isEmpty()) {
                return;
            }
        }
    }

    /** Nothing above the context can be reached, by links neither. */
    private static String relative(String path) {
        return GoPath.clean("/" + path).substring(1);
    }

    /** Where a path leads when it is a link, or holds wildcards for links; empty when it is neither. */
    private Optional<List<String>> targets(String path, boolean wildcards) throws IOException {
        String name = GoPath.base(path);
        if (wildcards && hasWildcards(name)) {
            return targetsOfAll(GoPath.directory(path), name);
        }
        Path file = root.resolve(path);
        if (path.equals(".") || !Files.isSymbolicLink(file)) {
            return Optional.empty();
        }
        String link = GoPath.clean(Files.readSymbolicLink(file).toString());
        String target = link.startsWith("/") ? link : GoPath.join("/", GoPath.join(GoPath.directory(path), link));
        return Optional.of(List.of(target));
    }

    private Optional<List<String>> targetsOfAll(String folder, String pattern) throws IOException {
        Wildcard wildcard = Wildcard.goPattern(pattern);
        List<String> targets = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(root.resolve(folder))) {
            for (Path file : files) {
                String name = RawName.text(RawName.of(file));
                if (wildcard.matches(name)) {
                    targets(GoPath.join(folder, name), false).ifPresent(targets::addAll);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException gone) {
            return Optional.empty();
        }
        return targets.isEmpty() ? Optional.empty() : Optional.of(targets);
    }

    private static boolean hasWildcards(String name) {
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            if (character == '\\') {
                i++;
            } else if (character == '*' || character == '?' || character == '[') {
                return true;
            }
        }
        return false;
    }
}
