package dev.dmcp.compose.corpus;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where two JSON values differ, a line for each place. */
final class Difference {
    private Difference() {}

    static List<String> between(@Nullable Object expected, @Nullable Object actual) {
        List<String> found = new ArrayList<>();
        compare("", expected, actual, found);
        return found;
    }

    private static void compare(String path, @Nullable Object expected, @Nullable Object actual, List<String> found) {
        if (expected instanceof Map<?, ?> one && actual instanceof Map<?, ?> other) {
            Set<Object> keys = new LinkedHashSet<>(one.keySet());
            keys.addAll(other.keySet());
            for (Object key : keys) {
                String below = path + "." + key;
                if (!one.containsKey(key)) {
                    found.add(below + ": unexpected " + other.get(key));
                } else if (!other.containsKey(key)) {
                    found.add(below + ": missing " + one.get(key));
                } else {
                    compare(below, one.get(key), other.get(key), found);
                }
            }
        } else if (expected instanceof List<?> one && actual instanceof List<?> other && one.size() == other.size()) {
            for (int index = 0; index < one.size(); index++) {
                compare(path + "[" + index + "]", one.get(index), other.get(index), found);
            }
        } else if (!same(expected, actual)) {
            found.add(path + ": expected " + expected + " but was " + actual);
        }
    }

    private static boolean same(@Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof Number one && actual instanceof Number other) {
            return one.doubleValue() == other.doubleValue();
        }
        return Objects.equals(expected, actual);
    }
}
