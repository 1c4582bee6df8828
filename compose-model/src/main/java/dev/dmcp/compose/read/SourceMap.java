package dev.dmcp.compose.read;

import dev.dmcp.compose.tree.Path;
import dev.dmcp.compose.validate.Position;
import dev.dmcp.compose.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers the documents that a project was made of and finds, for a path in the project, where it was written. */
public final class SourceMap {
    private final List<Origin> origins = new ArrayList<>();

    /** A document whose root stands at {@code prefix} in the project. */
    private record Origin(String file, Path prefix, YamlNode root) {}

    /** A place in a file. */
    public record Place(String file, Position position) {
        static final Place NOWHERE = new Place("", Position.UNKNOWN);
    }

    public void add(String file, YamlNode document) {
        add(file, Path.ROOT, document);
    }

    private void add(String file, Path prefix, YamlNode node) {
        origins.add(new Origin(file, prefix, node));
    }

    /**
     * Remembers that a part of another document was taken over; what is written anywhere else is found first.
     *
     * @param prefix where it stands in the project
     */
    public void addBelow(String file, Path prefix, YamlNode node) {
        origins.addFirst(new Origin(file, prefix, node));
    }

    /** Where a path, or what of it is written anywhere, stands; the last file that has it wins. */
    public Place find(Path path) {
        List<Path.Step> steps = path.steps();
        Place found = Place.NOWHERE;
        int deepest = -1;
        for (Origin origin : origins) {
            List<Path.Step> prefix = origin.prefix().steps();
            if (steps.size() < prefix.size() || !steps.subList(0, prefix.size()).equals(prefix)) {
                continue;
            }
            Hit hit = descend(origin.root(), steps.subList(prefix.size(), steps.size()));
            if (hit.depth() + prefix.size() >= deepest) {
                deepest = hit.depth() + prefix.size();
                found = new Place(origin.file(), hit.position());
            }
        }
        return found;
    }

    private record Hit(int depth, Position position) {}

    private static Hit descend(YamlNode root, List<Path.Step> steps) {
        YamlNode at = root;
        Position position = root.position();
        int depth = 0;
        for (Path.Step step : steps) {
            YamlNode next = null;
            if (at instanceof YamlNode.Mapping mapping && step.index() < 0) {
                YamlNode.@Nullable Entry entry = mapping.entry(step.key()).orElse(null);
                next = entry == null ? null : entry.value();
                position = entry == null ? position : entry.position();
            } else if (at instanceof YamlNode.Sequence list
                    && step.index() >= 0
                    && step.index() < list.items().size()) {
                next = list.items().get(step.index());
                position = next.position();
            }
            if (next == null) {
                break;
            }
            at = next;
            depth++;
        }
        return new Hit(depth, position);
    }
}
