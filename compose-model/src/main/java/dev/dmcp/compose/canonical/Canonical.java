package dev.dmcp.compose.canonical;

import static dev.dmcp.compose.canonical.Codecs.GIVEN_TRUTH;
import static dev.dmcp.compose.canonical.Codecs.TEXT;
import static dev.dmcp.compose.canonical.Codecs.TRUTH;
import static dev.dmcp.compose.canonical.Codecs.WHOLE;
import static dev.dmcp.compose.canonical.Collections.MAPPING;
import static dev.dmcp.compose.canonical.Collections.OPTIONS;
import static dev.dmcp.compose.canonical.Collections.TEXTS;
import static dev.dmcp.compose.canonical.Collections.TEXT_MAP;
import static dev.dmcp.compose.canonical.Collections.listOf;
import static dev.dmcp.compose.canonical.Collections.mapOf;

import dev.dmcp.compose.canonical.Shape.Shown;
import dev.dmcp.compose.read.Report;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Brings a whole tree in long syntax into its canonical form. */
public final class Canonical {
    private final Shape service = ServiceShape.service();
    private final Shape network = network();
    private final Shape volume = volume();
    private final Codec secret = fileObject();
    private final Codec config = fileObject();
    private final Shape model = model();
    private final Report report;

    public Canonical(Report report) {
        this.report = report;
    }

    /** Sections in docker compose's order; extensions of the project itself come last. Empty sections are left out. */
    public Fields read(Fields root, Dialect dialect) {
        Place place = new Place(Path.ROOT, dialect, report);
        Fields out = new Fields();
        if (root.get("name") instanceof String name && !name.isEmpty()) {
            out.put("name", name);
        }
        Object services = place.key("services").read(mapOf(service), root.get("services"));
        out.put("services", services == null ? new Fields() : services);
        section(root, "networks", network, place, out);
        section(root, "volumes", volume, place, out);
        section(root, "secrets", secret, place, out);
        section(root, "configs", config, place, out);
        section(root, "models", model, place, out);
        Map<String, @Nullable Object> extensions = new TreeMap<>(Collections.order(place.dialect()));
        root.forEach((key, value) -> {
            if (key.startsWith("x-")) {
                extensions.put(key, SortedTree.value(value, dialect));
            }
        });
        out.putAll(extensions);
        return out;
    }

    /** One service again, after it was changed. */
    public Fields readService(String name, Fields changed) {
        return service.read(changed, new Place(Path.of("services", name), Dialect.JSON, report));
    }

    private static void section(Fields root, String name, Codec shape, Place place, Fields out) {
        Fields elements = root.fields(name);
        if (elements == null) {
            return;
        }
        Fields given = new Fields();
        elements.forEach((key, element) -> given.put(key, element == null ? new Fields() : element));
        Object section = place.key(name).read(mapOf(shape), given);
        if (section != null) {
            out.put(name, section);
        }
    }

    private static Shape network() {
        Shape pool = new Shape().add(TEXT, "subnet", "gateway", "ip_range").add(MAPPING, "aux_addresses");
        Shape ipam = new Shape().add(TEXT, "driver").add(listOf(pool), "config");
        return new Shape()
                .add(TEXT, "name", "driver")
                .add(OPTIONS, "driver_opts")
                .add(DeployShapes.unlessEmptyInYaml(ipam), Shown.IN_JSON, "ipam", Fields::new)
                .add(TRUTH, "external", "internal", "attachable")
                .add(MAPPING, "labels")
                .add(GIVEN_TRUTH, "enable_ipv4", "enable_ipv6");
    }

    private static Shape volume() {
        return new Shape()
                .add(TEXT, "name", "driver")
                .add(OPTIONS, "driver_opts")
                .add(TRUTH, "external")
                .add(MAPPING, "labels");
    }

    /** Content that came from the environment is not shown, nor is that of a secret. */
    private static Codec fileObject() {
        Shape shape = new Shape()
                .add(TEXT, "name", "file", "environment", "content")
                .add(TRUTH, "external")
                .add(MAPPING, "labels")
                .add(TEXT, "driver")
                .add(TEXT_MAP, "driver_opts")
                .add(TEXT, "template_driver");
        return (value, place) -> {
            Fields read = shape.read(value, place);
            if (read.containsKey("environment")) {
                read.remove("content");
            }
            return read;
        };
    }

    private static Shape model() {
        return new Shape().add(TEXT, "name", "model").add(WHOLE, "context_size").add(TEXTS, "runtime_flags");
    }
}
