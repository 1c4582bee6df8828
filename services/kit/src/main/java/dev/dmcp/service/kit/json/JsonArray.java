package dev.dmcp.service.kit.json;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** A JSON array. */
public record JsonArray(List<JsonValue> elements) implements JsonValue, Iterable<JsonValue> {
    private static final JsonArray EMPTY = new JsonArray(List.of());

    public JsonArray {
        elements = List.copyOf(elements);
    }

    /** An array without elements. */
    public static JsonArray empty() {
        return EMPTY;
    }

    /** An array of these values, in this order. */
    public static JsonArray of(JsonValue... elements) {
        return new JsonArray(List.of(elements));
    }

    /** An array of strings. */
    public static JsonArray ofStrings(Iterable<String> texts) {
        return from(texts, JsonString::new);
    }

    /** An array of what {@code toJson} makes of each item, in order. */
    public static <T> JsonArray from(Iterable<T> items, Function<? super T, ? extends JsonValue> toJson) {
        var elements = new ArrayList<JsonValue>();
        for (T item : items) {
            elements.add(toJson.apply(item));
        }
        return new JsonArray(elements);
    }

    /** The number of elements. */
    public int size() {
        return elements.size();
    }

    @Override
    public Iterator<JsonValue> iterator() {
        return elements.iterator();
    }

    @Override
    public String toString() {
        return Json.write(this);
    }
}
