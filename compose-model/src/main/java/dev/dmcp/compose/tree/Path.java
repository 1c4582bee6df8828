package dev.dmcp.compose.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in a tree, {@code services.web.ports[0]}; made by walking down, so a step costs one small object. */
public final class Path {
    public static final Path ROOT = new Path(null, "", -1);

    private final @Nullable Path parent;
    private final String key;
    private final int index;

    private Path(@Nullable Path parent, String key, int index) {
        this.parent = parent;
        this.key = key;
        this.index = index;
    }

    public static Path of(String... keys) {
        Path path = ROOT;
        for (String key : keys) {
            path = path.key(key);
        }
        return path;
    }

    public Path key(String name) {
        return new Path(this, name, -1);
    }

    public Path index(int position) {
        return new Path(this, "", position);
    }

    /** From the root down. */
    public List<Step> steps() {
        Deque<Step> steps = new ArrayDeque<>();
        for (Path at = this; at.parent != null; at = at.parent) {
            steps.addFirst(new Step(at.key, at.index));
        }
        return new ArrayList<>(steps);
    }

    /** One step down: by key, or by index when that is not negative. */
    public record Step(String key, int index) {}

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Step step : steps()) {
            if (step.index() >= 0) {
                text.append('[').append(step.index()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step.key());
            }
        }
        return text.toString();
    }
}
