package dev.dmcp.compose.canonical;

import static dev.dmcp.compose.canonical.Codecs.BYTES;
import static dev.dmcp.compose.canonical.Codecs.COMMAND;
import static dev.dmcp.compose.canonical.Codecs.FILE_MODE;
import static dev.dmcp.compose.canonical.Codecs.TEXT;
import static dev.dmcp.compose.canonical.Codecs.TRUTH;
import static dev.dmcp.compose.canonical.Collections.ENVIRONMENT;
import static dev.dmcp.compose.canonical.Collections.HOSTS;
import static dev.dmcp.compose.canonical.Collections.MAPPING;
import static dev.dmcp.compose.canonical.Collections.TEXTS;
import static dev.dmcp.compose.canonical.Collections.TEXT_OR_TEXTS;
import static dev.dmcp.compose.canonical.Collections.listOf;
import static dev.dmcp.compose.canonical.Collections.mapOf;

import dev.dmcp.compose.canonical.Shape.Shown;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.GoText;
import dev.dmcp.compose.tree.Items;
import org.jspecify.annotations.Nullable;

/** {@code build} and {@code develop}, and what they share with the rest of a service. */
final class BuildShapes {
    private BuildShapes() {}

    static Shape build() {
        return new Shape()
                .add(TEXT, "context", "dockerfile", "dockerfile_inline")
                .add(TEXTS, "entitlements")
                .add(ENVIRONMENT, "args")
                .add(TEXT, "provenance", "sbom")
                .add(BuildShapes::sshKeys, "ssh")
                .add(MAPPING, "labels")
                .add(TEXT_OR_TEXTS, "cache_from", "cache_to")
                .add(TRUTH, "no_cache")
                .add(MAPPING, "additional_contexts")
                .add(TRUTH, "pull")
                .add(HOSTS, "extra_hosts")
                .add(TEXT, "isolation", "network", "target")
                .add(listOf(fileMount()), "secrets")
                .add(BYTES, "shm_size")
                .add(TEXT_OR_TEXTS, "tags")
                .add(mapOf(BuildShapes::ulimit), "ulimits")
                .add(TEXT_OR_TEXTS, "platforms")
                .add(TRUTH, "privileged");
    }

    static Shape develop() {
        Shape watch = new Shape()
                .add(TEXT, Shown.ALWAYS, "path", () -> "")
                .add(TEXT, Shown.ALWAYS, "action", () -> "")
                .add(TEXT, "target")
                .add(hook(), Shown.IN_JSON, "exec", () -> Fields.of("command", null))
                .add(TEXT_OR_TEXTS, "include", "ignore")
                .add(TRUTH, "initial_sync");
        return new Shape().add(listOf(watch), "watch");
    }

    static Shape hook() {
        return new Shape()
                .add(COMMAND, Shown.IN_JSON, "command", () -> null)
                .add(TEXT, "user")
                .add(TRUTH, "privileged")
                .add(TEXT, "working_dir")
                .add(ENVIRONMENT, "environment");
    }

    static Shape fileMount() {
        return new Shape().add(TEXT, "source", "target", "uid", "gid").add(FILE_MODE, "mode");
    }

    /** One number for both limits, or the two. */
    static @Nullable Object ulimit(Object value, Place place) {
        boolean yaml = place.dialect() == Dialect.YAML;
        if (!(value instanceof Fields limits)) {
            Object single = place.read(Codecs.WHOLE, value);
            if (single != null) {
                return single;
            }
            return yaml ? Fields.of("soft", 0L).with("hard", 0L) : new Fields();
        }
        Fields out = new Fields();
        for (String name : new String[] {"soft", "hard"}) {
            Object limit = place.key(name).read(Codecs.WHOLE, limits.get(name));
            if (limit != null || yaml) {
                out.put(name, limit == null ? Long.valueOf(0) : limit);
            }
        }
        return out;
    }

    /** Key names, with their files where they have one. */
    private static @Nullable Object sshKeys(Object value, Place place) {
        Items keys = new Items();
        if (value instanceof Fields fields) {
            fields.forEach((name, file) -> keys.add(file == null ? name : name + ": " + GoText.of(file)));
            keys.sort((left, right) -> String.valueOf(left).compareTo(String.valueOf(right)));
        }
        return Codecs.unlessEmpty(keys);
    }
}
