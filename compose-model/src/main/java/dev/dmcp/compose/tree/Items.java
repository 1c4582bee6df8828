package dev.dmcp.compose.tree;

import java.util.ArrayList;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A list of what {@link Fields} may hold. */
public final class Items extends ArrayList<@Nullable Object> {
    private static final long serialVersionUID = 1L;

    public Items() {}

    public Items(Collection<? extends @Nullable Object> values) {
        super(values);
    }

    public static Items of(@Nullable Object value) {
        Items items = new Items();
        items.add(value);
        return items;
    }

    public Items deepCopy() {
        Items copy = new Items();
        for (Object item : this) {
            copy.add(copyOf(item));
        }
        return copy;
    }

    static @Nullable Object copyOf(@Nullable Object value) {
        if (value instanceof Fields fields) {
            return fields.deepCopy();
        }
        return value instanceof Items items ? items.deepCopy() : value;
    }
}
