package dev.dmcp.service.kit.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Header fields by lower-case name; names match in any case (RFC 9110, 5.1). Immutable. */
public record Headers(Map<String, List<String>> fields) {
    private static final Headers EMPTY = new Headers(Map.of());

    /** @throws IllegalArgumentException when a value has a line break, which would smuggle in a field of its own */
    public Headers {
        var normal = new LinkedHashMap<String, List<String>>();
        fields.forEach((name, values) -> {
            values.forEach(Headers::refuseLineBreaks);
            normal.merge(name.toLowerCase(Locale.ROOT), List.copyOf(values), Headers::concatenated);
        });
        fields = Collections.unmodifiableMap(normal);
    }

    /** No fields at all. */
    public static Headers empty() {
        return EMPTY;
    }

    /** One field. */
    public static Headers of(String name, String value) {
        return new Headers(Map.of(name, List.of(value)));
    }

    /** The first value of a field. */
    public Optional<String> first(String name) {
        List<String> values = fields.get(name.toLowerCase(Locale.ROOT));
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }

    /** All values of a field in the order they came; empty when there is none. */
    public List<String> all(String name) {
        return fields.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** A copy in which the field has this value alone. */
    public Headers with(String name, String value) {
        var changed = new LinkedHashMap<>(fields);
        changed.put(name.toLowerCase(Locale.ROOT), List.of(value));
        return new Headers(changed);
    }

    private static List<String> concatenated(List<String> some, List<String> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    private static void refuseLineBreaks(String value) {
        if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a header value has no line breaks");
        }
    }
}
