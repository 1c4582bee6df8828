package dev.dmcp.compose.interpolate;

import dev.dmcp.compose.read.Report;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.Items;
import dev.dmcp.compose.tree.Path;
import dev.dmcp.compose.tree.PathTable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Replaces the variables in every value of a document (never in keys), and turns text into numbers where one belongs. */
public final class Interpolation {
    private final Template template;
    private final Report report;
    private final PathTable<Cast> casts = Cast.table();
    private Path current = Path.ROOT;

    public Interpolation(Variables variables, Report report) {
        this.report = report;
        this.template = new Template(variables, this::warnUnset);
    }

    private void warnUnset(String name) {
        report.warn(
                current,
                "variable `" + name + "` is not set, a blank text stands for it",
                "give it a default: `${" + name + ":-…}`");
    }

    public void apply(Fields root) {
        fields(root, Path.ROOT, casts);
    }

    private void fields(Fields fields, Path path, @Nullable PathTable<Cast> table) {
        for (Map.Entry<String, @Nullable Object> entry : fields.entrySet()) {
            PathTable<Cast> below = table == null ? null : table.at(entry.getKey());
            entry.setValue(value(entry.getValue(), path.key(entry.getKey()), below));
        }
    }

    private @Nullable Object value(@Nullable Object value, Path path, @Nullable PathTable<Cast> table) {
        if (value instanceof String text) {
            return text(text, path, table == null ? null : table.action());
        }
        if (value instanceof Fields fields) {
            fields(fields, path, table);
        } else if (value instanceof Items items) {
            for (int index = 0; index < items.size(); index++) {
                items.set(index, value(items.get(index), path.index(index), table == null ? null : table.item()));
            }
        }
        return value;
    }

    private @Nullable Object text(String text, Path path, @Nullable Cast cast) {
        current = path;
        try {
            String resolved = template.resolve(text);
            return cast == null ? resolved : cast(resolved, path, cast);
        } catch (TemplateException failure) {
            report.broken(path, String.valueOf(failure.getMessage()), failure.hint());
            return text;
        }
    }

    private Object cast(String text, Path path, Cast cast) {
        Object value = cast.of(text);
        if (value == null) {
            report.broken(path, "`" + text + "` is not " + cast.words(), "");
            return text;
        }
        if (cast == Cast.TRUTH && !text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            report.warn(path, "`" + text + "` is not a truth value of YAML 1.2", "write `" + value + "`");
        }
        return value;
    }
}
