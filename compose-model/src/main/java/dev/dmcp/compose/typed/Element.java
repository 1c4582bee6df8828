package dev.dmcp.compose.typed;

import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.GoText;
import dev.dmcp.compose.tree.Items;
import dev.dmcp.compose.value.ComposeDuration;
import dev.dmcp.compose.value.MalformedValueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A canonical mapping, read key by key. An absent key is empty, zero or false. */
record Element(Fields fields) {
    private static final Element NOTHING = new Element(new Fields());

    static Element of(@Nullable Object value) {
        return value instanceof Fields fields ? new Element(fields) : NOTHING;
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(fields.get(key)).map(GoText::of);
    }

    String textOrEmpty(String key) {
        return GoText.of(fields.get(key));
    }

    boolean truth(String key) {
        return Boolean.TRUE.equals(fields.get(key));
    }

    Optional<Boolean> optionalTruth(String key) {
        return fields.get(key) instanceof Boolean truth ? Optional.of(truth) : Optional.empty();
    }

    /** A whole number, or a size that the canonical form writes as text. */
    long whole(String key) {
        return optionalWhole(key).orElse(0L);
    }

    Optional<Long> optionalWhole(String key) {
        Object value = fields.get(key);
        if (value instanceof Number number) {
            return Optional.of(number.longValue());
        }
        return value instanceof String digits ? Optional.of(Long.valueOf(digits)) : Optional.empty();
    }

    /** By way of its text: 0.1 stays 0.1. */
    double decimal(String key) {
        return fields.get(key) instanceof Number number ? Double.parseDouble(number.toString()) : 0;
    }

    Optional<Duration> duration(String key) {
        try {
            return fields.containsKey(key) ? Optional.of(ComposeDuration.parse(textOrEmpty(key))) : Optional.empty();
        } catch (MalformedValueException impossible) {
            throw new IllegalStateException("a canonical duration reads back: " + impossible.sentence(), impossible);
        }
    }

    List<String> texts(String key) {
        return list(key, GoText::of);
    }

    /** Absent when the key is absent or null, which for a command differs from an empty list. */
    Optional<List<String>> optionalTexts(String key) {
        return fields.get(key) instanceof Items ? Optional.of(texts(key)) : Optional.empty();
    }

    <T> List<T> elements(String key, Function<Element, T> reader) {
        return list(key, item -> reader.apply(of(item)));
    }

    private <T> List<T> list(String key, Function<@Nullable Object, T> reader) {
        if (!(fields.get(key) instanceof Items items)) {
            return List.of();
        }
        List<T> read = new ArrayList<>(items.size());
        items.forEach(item -> read.add(reader.apply(item)));
        return Collections.unmodifiableList(read);
    }

    Map<String, String> textMap(String key) {
        return map(key, (_, value) -> GoText.of(value));
    }

    Map<String, Optional<String>> optionalTextMap(String key) {
        return map(key, (_, value) -> Optional.ofNullable(value).map(GoText::of));
    }

    <T> Map<String, T> elementMap(String key, BiFunction<String, Element, T> reader) {
        return map(key, (name, value) -> reader.apply(name, of(value)));
    }

    <T> Map<String, T> map(String key, BiFunction<String, @Nullable Object, T> reader) {
        if (!(fields.get(key) instanceof Fields values)) {
            return Map.of();
        }
        Map<String, T> read = LinkedHashMap.newLinkedHashMap(values.size());
        values.forEach((name, value) -> read.put(name, reader.apply(name, value)));
        return Collections.unmodifiableMap(read);
    }

    Element element(String key) {
        return of(fields.get(key));
    }

    <T> Optional<T> optional(String key, Function<Element, T> reader) {
        return fields.get(key) instanceof Fields ? Optional.of(reader.apply(element(key))) : Optional.empty();
    }
}
