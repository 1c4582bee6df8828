package dev.dmcp.compose.canonical;

import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.Items;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A tree whose types are not known, with the keys of every mapping in the order of the output. */
public final class SortedTree {
    private SortedTree() {}

    public static Fields of(Fields tree, Dialect dialect) {
        Map<String, @Nullable Object> sorted = new TreeMap<>(Collections.order(dialect));
        tree.forEach((key, value) -> sorted.put(key, value(value, dialect)));
        Fields fields = new Fields();
        fields.putAll(sorted);
        return fields;
    }

    static @Nullable Object value(@Nullable Object value, Dialect dialect) {
        if (value instanceof Fields fields) {
            return of(fields, dialect);
        }
        if (!(value instanceof Items items)) {
            return value;
        }
        Items copy = new Items();
        items.forEach(item -> copy.add(value(item, dialect)));
        return copy;
    }
}
