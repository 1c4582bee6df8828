package dev.dmcp.compose.schema;

import dev.dmcp.compose.read.Report;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.Items;
import dev.dmcp.compose.tree.Path;
import dev.dmcp.compose.validate.NearMiss;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds a tree against the rules and reports everything that does not fit. */
public final class ShapeCheck {
    private final Rule.Keys project = ProjectRules.project();
    private final Report report;

    public ShapeCheck(Report report) {
        this.report = report;
    }

    public void check(Fields root) {
        keys(project, root, Path.ROOT);
    }

    private void check(Rule rule, @Nullable Object value, Path path) {
        Kind kind = Kind.of(value);
        if (!rule.kinds().contains(kind)) {
            report.broken(
                    path,
                    "this must be " + Wording.expected(rule) + ", not " + Wording.shown(value),
                    Wording.mend(rule, value, path));
            return;
        }
        if (rule instanceof Rule.Either either) {
            either(either, kind, value, path);
        } else if (rule instanceof Rule.Keys keys && value instanceof Fields fields) {
            keys(keys, fields, path);
        } else if (rule instanceof Rule.ListOf list && value instanceof Items items) {
            items(list, items, path);
        } else if (rule instanceof Rule.MapOf map && value instanceof Fields fields) {
            entries(map, fields, path);
        } else if (rule instanceof Rule.OneOf words) {
            word(words.words(), String.valueOf(value), path);
        } else if (rule instanceof Rule.Shaped shaped) {
            form(shaped, String.valueOf(value), path);
        } else if (rule instanceof Rule.Bounded bounds) {
            bounded(bounds, value, path);
        } else if (rule instanceof Rule.Open open && value instanceof Fields fields) {
            open(open, fields, path);
        }
    }

    private void either(Rule.Either either, Kind kind, @Nullable Object value, Path path) {
        for (Rule rule : either.rules()) {
            if (rule.kinds().contains(kind)) {
                check(rule, value, path);
                return;
            }
        }
    }

    private void form(Rule.Shaped rule, String value, Path path) {
        if (!rule.form().test(value)) {
            report.broken(path, "`" + value + "` is not allowed here", "expected " + rule.expected());
        }
    }

    private void word(List<String> words, String value, Path path) {
        if (!words.contains(value)) {
            String near = NearMiss.hint(value, words);
            report.broken(
                    path,
                    "`" + value + "` is not allowed here",
                    near.isEmpty() ? "use one of `" + String.join("`, `", words) + "`" : near);
        }
    }

    private void bounded(Rule.Bounded bounds, @Nullable Object value, Path path) {
        if (value instanceof Number number
                && (number.longValue() < bounds.least() || number.longValue() > bounds.most())) {
            boolean low = number.longValue() < bounds.least();
            report.broken(
                    path, number + (low ? " is less than " + bounds.least() : " is more than " + bounds.most()), "");
        }
    }

    private void items(Rule.ListOf rule, Items items, Path path) {
        Map<Object, Integer> seen = HashMap.newHashMap(rule.unique() ? items.size() : 0);
        for (int index = 0; index < items.size(); index++) {
            Object item = items.get(index);
            check(rule.item(), item, path.index(index));
            Integer earlier = rule.unique() && item != null ? seen.putIfAbsent(comparable(item), index) : null;
            if (earlier != null) {
                report.broken(
                        path.index(index), Wording.shown(item) + " stands in the list twice", "remove one of them");
            }
        }
    }

    /** A whole number is the same however it is written. */
    private static Object comparable(Object item) {
        return item instanceof Double number && number == Math.rint(number) ? (Object) number.longValue() : item;
    }

    private void entries(Rule.MapOf rule, Fields fields, Path path) {
        for (Map.Entry<String, @Nullable Object> entry : fields.entrySet()) {
            if (rule.keys().test(entry.getKey())) {
                check(rule.value(), entry.getValue(), path.key(entry.getKey()));
            } else if (rule.closed()) {
                report.broken(
                        path.key(entry.getKey()),
                        "`" + entry.getKey() + "` is not a valid name",
                        "use letters, digits, `.`, `_` and `-`");
            }
        }
    }

    private void keys(Rule.Keys rule, Fields fields, Path path) {
        for (Map.Entry<String, @Nullable Object> entry : fields.entrySet()) {
            Rule known = rule.known().get(entry.getKey());
            if (known != null) {
                check(known, entry.getValue(), path.key(entry.getKey()));
            } else if (!rule.allows(entry.getKey())) {
                unknown(entry.getKey(), rule.known().keySet(), path);
            }
        }
        for (String required : rule.requiredKeys()) {
            if (!fields.containsKey(required)) {
                report.error(path, "`" + required + "` is missing", "add `" + required + ": …`");
            }
        }
    }

    private void unknown(String key, Set<String> known, Path path) {
        report.broken(path.key(key), "unknown key `" + key + "`", Wording.unknownKey(key, known, path == Path.ROOT));
    }

    private void open(Rule.Open rule, Fields fields, Path path) {
        for (Map.Entry<String, @Nullable Object> entry : fields.entrySet()) {
            Rule known = rule.known().get(entry.getKey());
            if (known != null) {
                check(known, entry.getValue(), path.key(entry.getKey()));
            }
        }
    }
}
