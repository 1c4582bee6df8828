package dev.dmcp.compose.yaml;

import dev.dmcp.compose.validate.Position;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A node of a YAML document. Aliases and merge keys are already resolved; a node may therefore stand in several places. */
public sealed interface YamlNode {

    Position position();

    /** The local tag as written, {@code !reset}; empty when there is none. */
    String tag();

    /** What this is, as a person would call it: {@code a mapping}, {@code a list}, {@code text}. */
    String kind();

    /** The node as {@code LinkedHashMap}, {@code ArrayList}, {@code String}, {@code Number}, {@code Boolean} or null, free to be changed. */
    @Nullable
    Object toPlain();

    /** Keys in file order; no key stands twice. */
    record Mapping(List<Entry> entries, Position position, String tag) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        public Optional<Entry> entry(String name) {
            for (Entry entry : entries) {
                if (entry.name().equals(name)) {
                    return Optional.of(entry);
                }
            }
            return Optional.empty();
        }

        public Optional<YamlNode> get(String name) {
            return entry(name).map(Entry::value);
        }

        public List<String> keys() {
            return entries.stream().map(Entry::name).toList();
        }

        @Override
        public String kind() {
            return "a mapping";
        }

        @Override
        public Map<String, @Nullable Object> toPlain() {
            Map<String, @Nullable Object> plain = LinkedHashMap.newLinkedHashMap(entries.size());
            for (Entry entry : entries) {
                plain.put(entry.name(), entry.value().toPlain());
            }
            return plain;
        }
    }

    /** A key with its value; {@code position} is the key's. */
    record Entry(String name, Position position, YamlNode value) {}

    record Sequence(List<YamlNode> items, Position position, String tag) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }

        @Override
        public List<@Nullable Object> toPlain() {
            List<@Nullable Object> plain = new ArrayList<>(items.size());
            for (YamlNode item : items) {
                plain.add(item.toPlain());
            }
            return plain;
        }
    }

    /**
     * A scalar.
     *
     * @param text as written, escapes and folding resolved
     * @param type what the text means
     * @param value {@code String}, {@code Long}, {@code BigInteger}, {@code Double}, {@code Boolean} or null; a timestamp stays text
     */
    record Scalar(String text, Type type, @Nullable Object value, Position position, String tag) implements YamlNode {
        @Override
        public String kind() {
            return type.words;
        }

        @Override
        public @Nullable Object toPlain() {
            return value;
        }

        public boolean isNull() {
            return type == Type.NULL;
        }

        public Optional<Long> asLong() {
            return value instanceof Long number ? Optional.of(number) : Optional.empty();
        }

        public Optional<Boolean> asBoolean() {
            return value instanceof Boolean truth ? Optional.of(truth) : Optional.empty();
        }

        /** An integer or a fraction as a double. */
        public Optional<Double> asDouble() {
            return switch (value) {
                case Long number -> Optional.of(number.doubleValue());
                case BigInteger number -> Optional.of(number.doubleValue());
                case Double number -> Optional.of(number);
                case null, default -> Optional.empty();
            };
        }
    }

    /** What a scalar means: the YAML 1.2 core schema, with dates and old octals told apart as Compose needs it. */
    enum Type {
        TEXT("text"),
        INTEGER("a number"),
        FLOAT("a number"),
        BOOLEAN("true or false"),
        TIMESTAMP("a date"),
        NULL("nothing"),
        /** A plain {@code <<}, which as a key merges and as a value is text. */
        MERGE("text");

        private final String words;

        Type(String words) {
            this.words = words;
        }
    }
}
