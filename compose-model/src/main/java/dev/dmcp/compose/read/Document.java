package dev.dmcp.compose.read;

import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.Path;
import java.util.List;

/**
 * One document of a file.
 *
 * @param resets the paths that carry {@code !reset} or {@code !override}: what earlier files say there is forgotten
 */
public record Document(Fields root, List<Path> resets) {
    public Document {
        resets = List.copyOf(resets);
    }

    /** Removes from an earlier tree what this document resets. */
    public void applyResets(Fields earlier) {
        for (Path path : resets) {
            remove(earlier, path.steps());
        }
    }

    private static void remove(Fields tree, List<Path.Step> steps) {
        Fields at = tree;
        for (Path.Step step : steps.subList(0, steps.size() - 1)) {
            Fields next = at.fields(step.key());
            if (next == null) {
                return;
            }
            at = next;
        }
        at.remove(steps.getLast().key());
    }
}
