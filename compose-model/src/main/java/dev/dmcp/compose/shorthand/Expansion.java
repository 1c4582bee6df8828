package dev.dmcp.compose.shorthand;

import dev.dmcp.compose.read.Report;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.Items;
import dev.dmcp.compose.tree.Path;
import dev.dmcp.compose.tree.PathTable;
import dev.dmcp.compose.value.MalformedValueException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks a tree and expands what has a short syntax. */
public final class Expansion {
    private final PathTable<Expander> expanders;
    private final Report report;
    private final boolean tolerant;

    private Expansion(PathTable<Expander> expanders, Report report, boolean tolerant) {
        this.expanders = expanders;
        this.report = report;
        this.tolerant = tolerant;
    }

    /**
     * Short syntax to long syntax.
     *
     * @param tolerant leaves alone what cannot be read, because its variables were not replaced
     */
    public static Expansion shortSyntax(Report report, boolean tolerant) {
        return new Expansion(new ShortSyntax(report, tolerant).table(), report, tolerant);
    }

    /** What was left out. */
    public static Expansion defaults(Report report) {
        return new Expansion(Defaults.table(), report, false);
    }

    public void apply(Fields root) {
        below(root, Path.ROOT, expanders);
    }

    /** The parts first when they have rules of their own, the whole afterwards. */
    private @Nullable Object value(@Nullable Object value, Path path, PathTable<Expander> table) {
        Expander expander = table.action();
        if (expander == null) {
            below(value, path, table);
            return value;
        }
        try {
            Object expanded = expander.expand(value, path);
            below(expanded, path, table);
            return expanded;
        } catch (MalformedValueException failure) {
            if (!tolerant) {
                report.broken(path, failure.sentence(), failure.hint());
            }
            return value;
        }
    }

    private void below(@Nullable Object value, Path path, PathTable<Expander> table) {
        if (value instanceof Fields fields) {
            for (Map.Entry<String, @Nullable Object> entry : fields.entrySet()) {
                PathTable<Expander> next = table.at(entry.getKey());
                if (next != null) {
                    entry.setValue(value(entry.getValue(), path.key(entry.getKey()), next));
                }
            }
        } else if (value instanceof Items items && table.item() != null) {
            PathTable<Expander> next = table.item();
            for (int index = 0; index < items.size(); index++) {
                items.set(index, value(items.get(index), path.index(index), next));
            }
        }
    }
}
