package dev.dmcp.compose.merge;

import dev.dmcp.compose.read.Report;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.Items;
import dev.dmcp.compose.tree.Path;
import dev.dmcp.compose.tree.PathTable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps of the items that name the same thing only the last, at the place of the first. */
public final class Uniqueness {
    private final PathTable<Identity> identities = Identity.table();
    private final Report report;

    public Uniqueness(Report report) {
        this.report = report;
    }

    public void apply(Fields root) {
        fields(root, Path.ROOT, identities);
    }

    private void fields(Fields fields, Path path, PathTable<Identity> table) {
        for (Map.Entry<String, @Nullable Object> entry : fields.entrySet()) {
            PathTable<Identity> below = table.at(entry.getKey());
            if (below == null) {
                continue;
            }
            Path at = path.key(entry.getKey());
            if (entry.getValue() instanceof Fields inner) {
                fields(inner, at, below);
            } else if (entry.getValue() instanceof Items items && below.action() != null) {
                entry.setValue(unique(items, at, below.action()));
            }
        }
    }

    private Items unique(Items items, Path path, Identity identity) {
        Items kept = new Items();
        Map<String, Integer> places = HashMap.newHashMap(items.size());
        for (int index = 0; index < items.size(); index++) {
            Object item = items.get(index);
            String name = identity.of(item);
            if (name == null) {
                report.broken(path.index(index), "this must be " + identity.expected(), "");
                continue;
            }
            Integer place = places.putIfAbsent(name, kept.size());
            if (place == null) {
                kept.add(item);
            } else {
                kept.set(place, item);
            }
        }
        return kept;
    }
}
