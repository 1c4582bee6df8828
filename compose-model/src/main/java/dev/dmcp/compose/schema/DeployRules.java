package dev.dmcp.compose.schema;

import static dev.dmcp.compose.schema.Rule.either;
import static dev.dmcp.compose.schema.Rule.listOf;
import static dev.dmcp.compose.schema.Rules.LIST_OR_MAPPING;
import static dev.dmcp.compose.schema.Rules.NULL;
import static dev.dmcp.compose.schema.Rules.NUMBER_OR_TEXT;
import static dev.dmcp.compose.schema.Rules.TEXT;
import static dev.dmcp.compose.schema.Rules.TEXTS;
import static dev.dmcp.compose.schema.Rules.UNIQUE_TEXTS;
import static dev.dmcp.compose.schema.Rules.WHOLE_OR_TEXT;

/** {@code deploy} and {@code gpus} of a service. */
final class DeployRules {
    private DeployRules() {}

    static Rule deploy() {
        return either(
                NULL,
                new Rule.Keys()
                        .keys(TEXT, "mode", "endpoint_mode")
                        .key("replicas", WHOLE_OR_TEXT)
                        .key("labels", LIST_OR_MAPPING)
                        .keys(update(), "rollback_config", "update_config")
                        .key("resources", resources())
                        .key("restart_policy", restartPolicy())
                        .key("placement", placement()));
    }

    private static Rule update() {
        return new Rule.Keys()
                .key("parallelism", WHOLE_OR_TEXT)
                .keys(Rules.DURATION, "delay", "monitor")
                .key("failure_action", TEXT)
                .key("max_failure_ratio", NUMBER_OR_TEXT)
                .key("order", Rule.words("start-first", "stop-first"));
    }

    private static Rule resources() {
        Rule limits =
                new Rule.Keys().key("cpus", NUMBER_OR_TEXT).key("memory", TEXT).key("pids", WHOLE_OR_TEXT);
        Rule generic = new Rule.Keys()
                .key("discrete_resource_spec", new Rule.Keys().key("kind", TEXT).key("value", NUMBER_OR_TEXT));
        Rule reservations = new Rule.Keys()
                .key("cpus", NUMBER_OR_TEXT)
                .key("memory", TEXT)
                .key("generic_resources", listOf(generic))
                .key("devices", listOf(device().required("capabilities")));
        return new Rule.Keys().key("limits", limits).key("reservations", reservations);
    }

    private static Rule.Keys device() {
        return new Rule.Keys()
                .keys(UNIQUE_TEXTS, "capabilities", "device_ids")
                .key("count", WHOLE_OR_TEXT)
                .key("driver", TEXT)
                .key("options", LIST_OR_MAPPING);
    }

    private static Rule restartPolicy() {
        return new Rule.Keys()
                .key("condition", TEXT)
                .keys(Rules.DURATION, "delay", "window")
                .key("max_attempts", WHOLE_OR_TEXT);
    }

    private static Rule placement() {
        return new Rule.Keys()
                .key("constraints", TEXTS)
                .key("preferences", listOf(new Rule.Keys().key("spread", TEXT)))
                .key("max_replicas_per_node", WHOLE_OR_TEXT);
    }

    static Rule gpus() {
        Rule.Keys device = device();
        return either(Rule.words("all"), listOf(new Rule.Open(device.known())));
    }
}
