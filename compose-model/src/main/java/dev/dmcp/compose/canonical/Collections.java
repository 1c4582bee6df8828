package dev.dmcp.compose.canonical;

import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.GoText;
import dev.dmcp.compose.tree.Items;
import dev.dmcp.compose.value.MalformedValueException;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The types of lists and of mappings with keys of the user's choice; an empty one counts as absent. */
final class Collections {
    /** A list of texts; a single text is a list of one. */
    static final Codec TEXT_OR_TEXTS =
            (value, _) -> value instanceof String ? Items.of(value) : Codecs.unlessEmpty(Codecs.texts(value));
    /** A list of texts, numbers among them. */
    static final Codec TEXTS = (value, place) -> list(value, place, (item, _) -> Codecs.text(item));

    static final Codec TEXTS_OR_NUMBERS = (value, place) -> list(value, place, (item, _) -> GoText.of(item));
    /** {@code {a: 1}} or {@code [a=1]}; a name without a value has an empty one. */
    static final Codec MAPPING = (value, place) -> mapping(value, place, false);
    /** The same, but a name without a value has none. */
    static final Codec ENVIRONMENT = (value, place) -> mapping(value, place, true);
    /** Options for somebody else; whatever they are, as text. */
    static final Codec OPTIONS = (value, place) -> sorted(value, place, (item, _) -> GoText.of(item), "");

    static final Codec TEXT_MAP = (value, place) -> sorted(value, place, (item, _) -> Codecs.text(item), "");
    static final Codec REPEATED_OPTIONS =
            (value, place) -> sorted(value, place, (item, at) -> repeated(item, at), null);
    static final Codec HOSTS = Hosts::read;

    private Collections() {}

    static Codec listOf(Codec item) {
        return (value, place) -> list(value, place, item);
    }

    static Codec mapOf(Codec item) {
        return (value, place) -> sorted(value, place, item, null);
    }

    private static @Nullable Object list(Object value, Place place, Codec codec) {
        Items read = new Items();
        if (value instanceof Items items) {
            for (int index = 0; index < items.size(); index++) {
                read.add(place.index(index).read(codec, items.get(index)));
            }
        }
        return Codecs.unlessEmpty(read);
    }

    private static @Nullable Items repeated(Object value, Place place) {
        if (value instanceof Items items) {
            return (Items) list(items, place, (item, _) -> GoText.of(item));
        }
        return Items.of(GoText.of(value));
    }

    static Comparator<String> order(Dialect dialect) {
        return dialect == Dialect.YAML ? NaturalOrder.INSTANCE : Comparator.naturalOrder();
    }

    /** Keys in the order of the output. */
    private static @Nullable Fields sorted(Object value, Place place, Codec codec, @Nullable Object absent) {
        Map<String, @Nullable Object> sorted = new TreeMap<>(order(place.dialect()));
        if (value instanceof Fields fields) {
            fields.forEach((key, item) ->
                    sorted.put(key, item == null ? absent : place.key(key).read(codec, item)));
        }
        return unlessEmpty(sorted);
    }

    private static @Nullable Fields mapping(Object value, Place place, boolean keepUnset)
            throws MalformedValueException {
        Object unset = keepUnset ? null : "";
        if (!(value instanceof Items items)) {
            return sorted(value, place, (item, _) -> GoText.of(item), unset);
        }
        Map<String, @Nullable Object> sorted = new TreeMap<>(order(place.dialect()));
        for (Object item : items) {
            String text = GoText.of(item);
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            if (keepUnset && !name.isEmpty() && Character.isWhitespace(name.charAt(name.length() - 1))) {
                throw new MalformedValueException(
                        "the name `" + name + "` ends with a blank", "remove the blank before `=`");
            }
            sorted.put(name, equals < 0 ? unset : text.substring(equals + 1));
        }
        return unlessEmpty(sorted);
    }

    private static @Nullable Fields unlessEmpty(Map<String, @Nullable Object> sorted) {
        if (sorted.isEmpty()) {
            return null;
        }
        Fields fields = new Fields();
        fields.putAll(sorted);
        return fields;
    }
}
