package dev.dmcp.compose.canonical;

import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.GoText;
import dev.dmcp.compose.tree.Items;
import dev.dmcp.compose.value.MalformedValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code extra_hosts}: however it is written, a sorted list of {@code name=address}. */
final class Hosts {
    private Hosts() {}

    static @Nullable Object read(Object value, Place place) throws MalformedValueException {
        // A list, not a set: docker compose keeps an address that is given twice.
        List<String> entries = new ArrayList<>();
        if (value instanceof Fields fields) {
            for (Map.Entry<String, @Nullable Object> entry : fields.entrySet()) {
                addAll(entry.getKey(), entry.getValue(), entries);
            }
        } else if (value instanceof Items items) {
            for (Object item : items) {
                addText(GoText.of(item), entries);
            }
        }
        entries.sort(null);
        return Codecs.unlessEmpty(new Items(entries));
    }

    private static void addAll(String host, @Nullable Object addresses, List<String> entries)
            throws MalformedValueException {
        if (addresses instanceof Items several) {
            for (Object address : several) {
                add(host, GoText.of(address), entries);
            }
        } else {
            add(host, GoText.of(addresses), entries);
        }
    }

    private static void addText(String text, List<String> entries) throws MalformedValueException {
        int separator = text.indexOf('=') >= 0 ? text.indexOf('=') : text.indexOf(':');
        if (separator < 0) {
            throw new MalformedValueException("`" + text + "` has no address", "write `name=address`");
        }
        for (String address : text.substring(separator + 1).split(",", -1)) {
            add(text.substring(0, separator), address, entries);
        }
    }

    private static void add(String host, String address, List<String> entries) throws MalformedValueException {
        if (host.isEmpty() || host.indexOf(':') >= 0 || host.indexOf('=') >= 0) {
            throw new MalformedValueException("`" + host + "` is no host name", "write `name=address`");
        }
        boolean bracketed = address.length() > 2 && address.startsWith("[") && address.endsWith("]");
        entries.add(host + "=" + (bracketed ? address.substring(1, address.length() - 1) : address));
    }
}
