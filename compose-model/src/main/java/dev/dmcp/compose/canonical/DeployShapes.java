package dev.dmcp.compose.canonical;

import static dev.dmcp.compose.canonical.Codecs.BYTES;
import static dev.dmcp.compose.canonical.Codecs.DEVICE_COUNT;
import static dev.dmcp.compose.canonical.Codecs.DURATION;
import static dev.dmcp.compose.canonical.Codecs.DURATION_UNLESS_ZERO;
import static dev.dmcp.compose.canonical.Codecs.GIVEN_NATURAL;
import static dev.dmcp.compose.canonical.Codecs.GIVEN_WHOLE;
import static dev.dmcp.compose.canonical.Codecs.NATURAL;
import static dev.dmcp.compose.canonical.Codecs.SINGLE;
import static dev.dmcp.compose.canonical.Codecs.TEXT;
import static dev.dmcp.compose.canonical.Codecs.WHOLE;
import static dev.dmcp.compose.canonical.Collections.MAPPING;
import static dev.dmcp.compose.canonical.Collections.TEXTS;
import static dev.dmcp.compose.canonical.Collections.listOf;

import dev.dmcp.compose.canonical.Shape.Shown;
import dev.dmcp.compose.tree.Fields;

/** {@code deploy}, {@code gpus} and {@code blkio_config}. */
final class DeployShapes {
    private DeployShapes() {}

    static Shape deploy() {
        return new Shape()
                .add(TEXT, "mode")
                .add(GIVEN_WHOLE, "replicas")
                .add(MAPPING, "labels")
                .add(update(), "update_config", "rollback_config")
                .add(unlessEmptyInYaml(resources()), Shown.IN_JSON, "resources", Fields::new)
                .add(restartPolicy(), "restart_policy")
                .add(unlessEmptyInYaml(placement()), Shown.IN_JSON, "placement", Fields::new)
                .add(TEXT, "endpoint_mode");
    }

    /** YAML leaves a mapping out when nothing in it is set. */
    static Codec unlessEmptyInYaml(Shape shape) {
        return (value, place) -> {
            Fields read = shape.read(value, place);
            return read.isEmpty() && place.dialect() == Dialect.YAML ? null : read;
        };
    }

    private static Shape update() {
        return new Shape()
                .add(GIVEN_NATURAL, "parallelism")
                .add(DURATION_UNLESS_ZERO, "delay")
                .add(TEXT, "failure_action")
                .add(DURATION_UNLESS_ZERO, "monitor")
                .add(SINGLE, "max_failure_ratio")
                .add(TEXT, "order");
    }

    private static Shape resources() {
        Shape specification =
                new Shape().add(TEXT, Shown.ALWAYS, "kind", () -> "").add(WHOLE, Shown.ALWAYS, "value", () -> 0L);
        Shape generic = new Shape().add(specification, "discrete_resource_spec");
        Shape resource = new Shape()
                .add(SINGLE, "cpus")
                .add(BYTES, "memory")
                .add(WHOLE, "pids")
                .add(listOf(deviceRequest()), "devices")
                .add(listOf(generic), "generic_resources");
        return new Shape().add(resource, "limits", "reservations");
    }

    static Shape deviceRequest() {
        return new Shape()
                .add(TEXTS, "capabilities")
                .add(TEXT, "driver")
                .add(DEVICE_COUNT, "count")
                .add(TEXTS, "device_ids")
                .add(MAPPING, "options");
    }

    private static Shape restartPolicy() {
        return new Shape()
                .add(TEXT, "condition")
                .add(DURATION, "delay")
                .add(GIVEN_NATURAL, "max_attempts")
                .add(DURATION, "window");
    }

    private static Shape placement() {
        return new Shape()
                .add(TEXTS, "constraints")
                .add(listOf(new Shape().add(TEXT, "spread")), "preferences")
                .add(NATURAL, "max_replicas_per_node");
    }

    static Shape blockIo() {
        Shape weight = new Shape().addLabelled(TEXT, "path", "Path", "").addLabelled(NATURAL, "weight", "Weight", 0L);
        Shape rate = new Shape().addLabelled(TEXT, "path", "Path", "").addLabelled(BYTES, "rate", "Rate", "0");
        return new Shape()
                .add(NATURAL, "weight")
                .add(listOf(weight), "weight_device")
                .add(listOf(rate), "device_read_bps", "device_read_iops", "device_write_bps", "device_write_iops");
    }
}
