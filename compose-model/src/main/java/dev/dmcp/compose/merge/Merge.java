package dev.dmcp.compose.merge;

import dev.dmcp.compose.read.Report;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.GoText;
import dev.dmcp.compose.tree.Items;
import dev.dmcp.compose.tree.Path;
import dev.dmcp.compose.tree.PathTable;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lays one tree over another. The result is the lower tree, changed. */
public final class Merge {
    private final PathTable<MergeRule> rules = MergeRule.table();
    private final Report report;

    public Merge(Report report) {
        this.report = report;
    }

    /** One file over what the files before it gave. */
    public void file(Fields lower, Fields upper) {
        mappings(lower, upper, Path.ROOT, rules);
    }

    /** A service over the one that it extends. */
    public void service(String name, Fields lower, Fields upper) {
        PathTable<MergeRule> services = Objects.requireNonNull(rules.at("services"));
        mappings(lower, upper, Path.of("services", name), services.at(name));
    }

    private Fields mappings(Fields lower, Fields upper, Path path, @Nullable PathTable<MergeRule> table) {
        for (Map.Entry<String, @Nullable Object> entry : upper.entrySet()) {
            String key = entry.getKey();
            if (lower.containsKey(key)) {
                PathTable<MergeRule> below = table == null ? null : table.at(key);
                lower.put(key, values(lower.get(key), entry.getValue(), path.key(key), below));
            } else {
                lower.put(key, entry.getValue());
            }
        }
        return lower;
    }

    private @Nullable Object values(
            @Nullable Object lower, @Nullable Object upper, Path path, @Nullable PathTable<MergeRule> table) {
        MergeRule rule = table == null ? null : table.action();
        if (rule != null) {
            return special(rule, lower, upper, path, table);
        }
        if (upper == null) {
            return lower;
        }
        if (lower instanceof Fields below) {
            return upper instanceof Fields above
                    ? mappings(below, above, path, table)
                    : refuse(path, "a mapping", lower);
        }
        if (lower instanceof Items below) {
            return upper instanceof Items above ? append(below, above) : refuse(path, "a list", lower);
        }
        return upper;
    }

    private @Nullable Object refuse(Path path, String kind, @Nullable Object lower) {
        report.broken(
                path, "this must be " + kind + ", as in the file that it overrides", "or replace it with `!override`");
        return lower;
    }

    private @Nullable Object special(
            MergeRule rule,
            @Nullable Object lower,
            @Nullable Object upper,
            Path path,
            @Nullable PathTable<MergeRule> table) {
        return switch (rule) {
            case REPLACE -> upper;
            case AS_LIST -> append(asList(lower), asList(upper));
            case HOSTS -> hosts(asList(lower), asList(upper));
            case BUILD -> mappings(asBuild(lower), asBuild(upper), path, table);
            case DEPENDS_ON -> mappings(asDependencies(lower), asDependencies(upper), path, table);
            case NAMES -> mappings(asNames(lower), asNames(upper), path, table);
            case LOGGING -> logging(lower, upper, path, table);
            case POOLS ->
                lower instanceof Items below && upper instanceof Items above ? Pools.merge(below, above) : upper;
        };
    }

    private static Items append(Items lower, Items upper) {
        lower.addAll(upper);
        return lower;
    }

    private static Items hosts(Items lower, Items upper) {
        for (Object host : upper) {
            if (!lower.contains(host)) {
                lower.add(host);
            }
        }
        return lower;
    }

    private @Nullable Object logging(
            @Nullable Object lower, @Nullable Object upper, Path path, @Nullable PathTable<MergeRule> table) {
        if (!(lower instanceof Fields below) || !(upper instanceof Fields above)) {
            return upper == null ? lower : upper;
        }
        boolean sameDriver = !below.containsKey("driver")
                || !above.containsKey("driver")
                || Objects.equals(below.get("driver"), above.get("driver"));
        return sameDriver ? mappings(below, above, path, table) : above;
    }

    /** {@code {a: 1, b: null}} is {@code [a=1, b]}, sorted. */
    private static Items asList(@Nullable Object value) {
        if (value instanceof Items items) {
            return items;
        }
        Items items = new Items();
        if (value instanceof Fields fields) {
            fields.forEach((key, entry) -> addPairs(key, entry, items));
            items.sort((left, right) -> String.valueOf(left).compareTo(String.valueOf(right)));
        } else if (value instanceof String) {
            items.add(value);
        }
        return items;
    }

    private static void addPairs(String key, @Nullable Object value, Items items) {
        if (value instanceof Items several) {
            several.forEach(one -> items.add(key + "=" + GoText.of(one)));
        } else {
            items.add(value == null ? key : key + "=" + GoText.of(value));
        }
    }

    private static Fields asBuild(@Nullable Object value) {
        if (value instanceof Fields fields) {
            return fields;
        }
        return value instanceof String context ? Fields.of("context", context) : new Fields();
    }

    private static Fields asDependencies(@Nullable Object value) {
        Fields mapping = asNames(value);
        if (value instanceof Items) {
            mapping.replaceAll(
                    (_, _) -> Fields.of("condition", "service_started").with("required", true));
        }
        return mapping;
    }

    private static Fields asNames(@Nullable Object value) {
        if (value instanceof Fields fields) {
            return fields;
        }
        Fields mapping = new Fields();
        if (value instanceof Items items) {
            items.forEach(item -> mapping.put(GoText.of(item), null));
        }
        return mapping;
    }
}
