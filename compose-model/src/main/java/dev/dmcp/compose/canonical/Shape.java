package dev.dmcp.compose.canonical;

import dev.dmcp.compose.tree.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A mapping with known keys in their order. */
final class Shape implements Codec {
    private final List<Field> fields = new ArrayList<>();

    /** When a key that is absent or has its zero value is written all the same. */
    enum Shown {
        WHEN_SET,
        ALWAYS,
        /** Always in JSON, in YAML only when set. */
        IN_JSON
    }

    private record Field(String key, String label, Codec codec, Shown shown, Supplier<@Nullable Object> zero) {}

    Shape add(Codec codec, String... keys) {
        for (String key : keys) {
            fields.add(new Field(key, key, codec, Shown.WHEN_SET, () -> null));
        }
        return this;
    }

    Shape add(Codec codec, Shown shown, String key, Supplier<@Nullable Object> zero) {
        fields.add(new Field(key, key, codec, shown, zero));
        return this;
    }

    /** A key that JSON writes under another name. */
    Shape addLabelled(Codec codec, String key, String label, Object zero) {
        fields.add(new Field(key, label, codec, Shown.ALWAYS, () -> zero));
        return this;
    }

    @Override
    public Fields read(Object value, Place place) {
        Fields source = value instanceof Fields given ? given : new Fields();
        Fields out = new Fields();
        for (Field field : fields) {
            Object given = source.get(field.key());
            boolean hidden = field.shown() == Shown.WHEN_SET
                    || (field.shown() == Shown.IN_JSON && place.dialect() == Dialect.YAML);
            Object read = given == null ? null : place.key(field.key()).read(field.codec(), given);
            if (read != null) {
                out.put(place.dialect() == Dialect.JSON ? field.label() : field.key(), read);
            } else if (!hidden) {
                out.put(
                        place.dialect() == Dialect.JSON ? field.label() : field.key(),
                        field.zero().get());
            }
        }
        if (place.dialect() == Dialect.YAML) {
            extensions(source, out);
        }
        return out;
    }

    private static void extensions(Fields source, Fields out) {
        Map<String, @Nullable Object> sorted = new TreeMap<>(NaturalOrder.INSTANCE);
        source.forEach((key, value) -> {
            if (key.startsWith("x-") && !key.startsWith("x-#")) {
                sorted.put(key, SortedTree.value(value, Dialect.YAML));
            }
        });
        out.putAll(sorted);
    }
}
