package dev.dmcp.compose.load;

import dev.dmcp.compose.interpolate.EnvironmentFile;
import dev.dmcp.compose.interpolate.RawEnvironmentFile;
import dev.dmcp.compose.interpolate.Variables;
import dev.dmcp.compose.read.ComposeFiles;
import dev.dmcp.compose.read.ComposeFiles.Kind;
import dev.dmcp.compose.read.Report;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.GoText;
import dev.dmcp.compose.tree.Items;
import dev.dmcp.compose.tree.Path;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Phase 10: the variables and labels of a service's {@code env_file} and {@code label_file} become its own. */
public final class ServiceFiles {
    private final ComposeFiles files;
    private final Variables variables;
    private final Report report;

    public ServiceFiles(ComposeFiles files, Variables variables, Report report) {
        this.files = files;
        this.variables = variables;
        this.report = report;
    }

    /**
     * Replaces the files of a service by what stands in them.
     *
     * @param canonical the same service in canonical form
     * @return whether anything changed
     */
    public boolean resolve(String name, Fields service, Fields canonical) {
        boolean changed = false;
        Path path = Path.of("services", name);
        if (service.get("env_file") instanceof Items envFiles) {
            service.put("environment", environment(envFiles, canonical.fields("environment"), path.key("env_file")));
            service.remove("env_file");
            changed = true;
        }
        if (service.get("label_file") instanceof Items labelFiles) {
            service.put("labels", labels(labelFiles, canonical.fields("labels"), path.key("label_file")));
            service.remove("label_file");
            changed = true;
        }
        return changed;
    }

    private Fields environment(Items envFiles, @Nullable Fields own, Path path) {
        Map<String, String> values = new LinkedHashMap<>();
        Fields environment = own == null ? new Fields() : own;
        environment.forEach((key, value) -> {
            if (value != null) {
                values.put(key, GoText.of(value));
            }
        });
        Variables outside = key -> variables.get(key) == null ? ownValue(environment, key) : variables.get(key);
        for (int index = 0; index < envFiles.size(); index++) {
            if (envFiles.get(index) instanceof Fields file) {
                envFile(file, values, outside, path.index(index));
            }
        }
        Fields merged = new Fields();
        merged.putAll(values);
        merged.putAll(environment);
        return merged;
    }

    private static @Nullable String ownValue(Fields environment, String key) {
        Object value = environment.get(key);
        return value == null ? null : GoText.of(value);
    }

    private void envFile(Fields file, Map<String, String> values, Variables outside, Path path) {
        String name = file.text("path");
        if (files.kind(name) == Kind.MISSING) {
            if (!isOptional(file)) {
                report.error(path, "there is no file `" + name + "`", "create it, or say `required: false`");
            }
            return;
        }
        String format = file.text("format");
        if (!format.isEmpty() && !format.equals("raw") && !format.equals(".env")) {
            report.error(path, "`" + format + "` is no format of variables", "use `raw`, or leave `format` out");
            return;
        }
        read(name, values, outside, format.equals("raw"), path);
    }

    private static boolean isOptional(Fields file) {
        return "false".equalsIgnoreCase(GoText.of(file.get("required")));
    }

    private Fields labels(Items labelFiles, @Nullable Fields own, Path path) {
        Fields labels = new Fields();
        for (int index = 0; index < labelFiles.size(); index++) {
            String name = GoText.of(labelFiles.get(index));
            Map<String, String> values = new LinkedHashMap<>();
            if (files.kind(name) == Kind.MISSING) {
                report.error(path.index(index), "there is no file `" + name + "`", "create it");
            } else {
                read(name, values, key -> ownValue(labels, key), false, path.index(index));
            }
            labels.putAll(values);
        }
        if (own != null) {
            labels.putAll(own);
        }
        return labels;
    }

    private void read(String name, Map<String, String> values, Variables outside, boolean raw, Path path) {
        try {
            String text = files.read(name);
            if (raw) {
                RawEnvironmentFile.read(text, values, outside);
            } else {
                EnvironmentFile.read(text, values, outside);
            }
        } catch (IOException failure) {
            report.error(path, "cannot read `" + name + "`: " + failure.getMessage(), "check its permissions");
        } catch (EnvironmentFile.MalformedException problem) {
            report.error(
                    path, "`" + name + "`, line " + problem.line() + ": " + problem.getMessage(), "write `NAME=value`");
        }
    }
}
