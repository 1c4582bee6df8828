package dev.dmcp.compose.shorthand;

import dev.dmcp.compose.read.Report;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.GoText;
import dev.dmcp.compose.tree.Items;
import dev.dmcp.compose.tree.Path;
import dev.dmcp.compose.tree.PathTable;
import dev.dmcp.compose.value.MalformedValueException;
import dev.dmcp.compose.value.PortSpec;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Every short syntax there is. */
final class ShortSyntax {
    private final Report report;
    private final boolean tolerant;

    ShortSyntax(Report report, boolean tolerant) {
        this.report = report;
        this.tolerant = tolerant;
    }

    PathTable<Expander> table() {
        PathTable<Expander> table = new PathTable<>();
        String service = "services.*.";
        for (String path : new String[] {"build.secrets.*", "secrets.*", "configs.*"}) {
            table.put(service + path, (value, _) -> named(value, "source"));
        }
        for (String path : new String[] {"label_file", "dns", "develop.watch.*.ignore", "develop.watch.*.include"}) {
            table.put(service + path, (value, _) -> value instanceof String ? Items.of(value) : value);
        }
        for (String path : new String[] {"networks", "models"}) {
            table.put(service + path, (value, _) -> names(value));
        }
        for (String path : new String[] {"build.provenance", "build.sbom"}) {
            table.put(service + path, (value, _) -> GoText.of(value));
        }
        for (String section : new String[] {"volumes", "networks", "secrets", "configs"}) {
            table.put(section + ".*", this::external);
        }
        return table.put(service + "build", (value, _) -> named(value, "context"))
                .put(service + "build.additional_contexts", (value, _) -> pairs(value))
                .put(service + "build.ssh", (value, _) -> sshKeys(value))
                .put(service + "depends_on", (value, _) -> dependencies(value))
                .put(service + "env_file", (value, _) -> envFiles(value))
                .put(service + "extends", (value, _) -> named(value, "service"))
                .put(
                        service + "gpus",
                        (value, _) -> value instanceof String ? Items.of(Fields.of("count", "all")) : value)
                .put(service + "volumes.*", (value, _) -> VolumeShorthand.expand(value))
                .put(service + "devices.*", (value, _) -> device(value))
                .put(service + "ports", this::ports);
    }

    private static @Nullable Object named(@Nullable Object value, String key) {
        return value instanceof String text ? Fields.of(key, text) : value;
    }

    private static @Nullable Object names(@Nullable Object value) {
        if (!(value instanceof Items items)) {
            return value;
        }
        Fields mapping = new Fields();
        items.forEach(item -> mapping.put(GoText.of(item), null));
        return mapping;
    }

    private static @Nullable Object pairs(@Nullable Object value) throws MalformedValueException {
        if (!(value instanceof Items items)) {
            return value;
        }
        Fields mapping = new Fields();
        for (Object item : items) {
            String text = GoText.of(item);
            int equals = text.indexOf('=');
            if (equals < 0) {
                throw new MalformedValueException("`" + text + "` has no value", "write `name=value`");
            }
            mapping.put(text.substring(0, equals), text.substring(equals + 1));
        }
        return mapping;
    }

    private static @Nullable Object sshKeys(@Nullable Object value) throws MalformedValueException {
        if (!(value instanceof Items items)) {
            return value;
        }
        Fields mapping = new Fields();
        for (Object item : items) {
            String text = GoText.of(item);
            int equals = text.indexOf('=');
            if (equals < 0 && !text.equals("default")) {
                throw new MalformedValueException("`" + text + "` names no key file", "write `default` or `name=path`");
            }
            mapping.put(equals < 0 ? text : text.substring(0, equals), equals < 0 ? null : text.substring(equals + 1));
        }
        return mapping;
    }

    private static @Nullable Object dependencies(@Nullable Object value) {
        if (value instanceof Items items) {
            Fields mapping = new Fields();
            items.forEach(item -> mapping.put(GoText.of(item), dependency(new Fields())));
            return mapping;
        }
        if (value instanceof Fields fields) {
            fields.values().forEach(entry -> dependency(entry instanceof Fields known ? known : new Fields()));
        }
        return value;
    }

    private static Fields dependency(Fields fields) {
        fields.putIfAbsent("condition", "service_started");
        fields.putIfAbsent("required", true);
        return fields;
    }

    private static @Nullable Object envFiles(@Nullable Object value) {
        Items files = value instanceof Items items ? items : Items.of(value);
        files.replaceAll(file -> {
            Fields entry = file instanceof Fields known ? known : Fields.of("path", file);
            entry.putIfAbsent("required", true);
            return entry;
        });
        return files;
    }

    private static @Nullable Object device(@Nullable Object value) throws MalformedValueException {
        if (!(value instanceof String text)) {
            return value;
        }
        String[] parts = text.split(":", -1);
        if (parts.length > 3) {
            throw new MalformedValueException("`" + text + "` has too many colons", "use the long syntax");
        }
        String target = parts.length > 1 && !parts[1].isEmpty() ? parts[1] : parts[0];
        return Fields.of("source", parts[0])
                .with("target", target)
                .with("permissions", parts.length == 3 ? parts[2] : "rwm");
    }

    private @Nullable Object ports(@Nullable Object value, Path path) throws MalformedValueException {
        if (!(value instanceof Items items)) {
            return value;
        }
        Items ports = new Items();
        for (int index = 0; index < items.size(); index++) {
            try {
                addPorts(items.get(index), ports);
            } catch (MalformedValueException problem) {
                if (tolerant) {
                    throw problem;
                }
                report.broken(path.index(index), problem.sentence(), problem.hint());
            }
        }
        return ports;
    }

    private static void addPorts(@Nullable Object item, Items ports) throws MalformedValueException {
        if (item instanceof Long || item instanceof String) {
            PortSpec.parse(GoText.of(item)).forEach(port -> ports.add(port(port)));
        } else if (item instanceof Number) {
            throw new MalformedValueException("`" + GoText.of(item) + "` is no port", "write `8080:80`");
        } else {
            ports.add(item);
        }
    }

    private static Fields port(PortSpec port) {
        Fields fields = Fields.of("mode", "ingress");
        putUnlessEmpty(fields, "host_ip", port.hostIp());
        if (port.target() != 0) {
            fields.put("target", (long) port.target());
        }
        putUnlessEmpty(fields, "published", port.published());
        return fields.with("protocol", port.protocol());
    }

    private static void putUnlessEmpty(Fields fields, String key, String value) {
        if (!value.isEmpty()) {
            fields.put(key, value);
        }
    }

    /** {@code external: {name: x}} is {@code external: true} with that name. */
    private @Nullable Object external(@Nullable Object value, Path path) throws MalformedValueException {
        if (!(value instanceof Fields resource) || !(resource.get("external") instanceof Fields external)) {
            return value;
        }
        resource.put("external", true);
        Object name = external.get("name");
        if (name != null) {
            report.warn(path, "`external.name` is deprecated", "write `name: " + name + "` and `external: true`");
            if (resource.containsKey("name") && !Objects.equals(resource.get("name"), name)) {
                throw new MalformedValueException("`name` and `external.name` differ", "keep only `name`");
            }
            resource.put("name", name);
        }
        return value;
    }
}
