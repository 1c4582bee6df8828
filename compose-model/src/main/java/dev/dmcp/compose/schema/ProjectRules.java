package dev.dmcp.compose.schema;

import static dev.dmcp.compose.schema.Rule.either;
import static dev.dmcp.compose.schema.Rule.listOf;
import static dev.dmcp.compose.schema.Rule.mapOf;
import static dev.dmcp.compose.schema.Rules.EXTERNAL;
import static dev.dmcp.compose.schema.Rules.LIST_OR_MAPPING;
import static dev.dmcp.compose.schema.Rules.NULL;
import static dev.dmcp.compose.schema.Rules.OPTIONS;
import static dev.dmcp.compose.schema.Rules.TEXT;
import static dev.dmcp.compose.schema.Rules.TEXTS;
import static dev.dmcp.compose.schema.Rules.TEXT_OR_TEXTS;
import static dev.dmcp.compose.schema.Rules.TRUTH_OR_TEXT;
import static dev.dmcp.compose.schema.Rules.WHOLE;

/** The sections of a compose file and the keys of everything in them that is no service. */
final class ProjectRules {
    private ProjectRules() {}

    static Rule.Keys project() {
        return new Rule.Keys()
                .keys(TEXT, "version", "name")
                .key("include", listOf(either(TEXT, include())))
                .key("services", Rules.named(ServiceRules.service()))
                .key("models", Rules.looselyNamed(model()))
                .key("networks", Rules.looselyNamed(either(NULL, network())))
                .key("volumes", Rules.named(either(NULL, volume())))
                .key("secrets", Rules.named(secret()))
                .key("configs", Rules.named(config()));
    }

    private static Rule include() {
        return new Rule.Keys()
                .withoutExtensions()
                .keys(TEXT_OR_TEXTS, "path", "env_file")
                .key("project_directory", TEXT);
    }

    private static Rule network() {
        Rule pool = new Rule.Keys().keys(TEXT, "subnet", "ip_range", "gateway").key("aux_addresses", mapOf(TEXT));
        Rule ipam =
                new Rule.Keys().key("driver", TEXT).key("config", listOf(pool)).key("options", mapOf(TEXT));
        return new Rule.Keys()
                .keys(TEXT, "name", "driver")
                .key("driver_opts", OPTIONS)
                .key("ipam", ipam)
                .key("external", EXTERNAL)
                .keys(TRUTH_OR_TEXT, "internal", "enable_ipv4", "enable_ipv6", "attachable")
                .key("labels", LIST_OR_MAPPING);
    }

    private static Rule volume() {
        return new Rule.Keys()
                .keys(TEXT, "name", "driver")
                .key("driver_opts", OPTIONS)
                .key("external", EXTERNAL)
                .key("labels", LIST_OR_MAPPING);
    }

    private static Rule secret() {
        return new Rule.Keys()
                .keys(TEXT, "name", "environment", "file", "driver", "template_driver")
                .key("external", externalFile())
                .key("labels", LIST_OR_MAPPING)
                .key("driver_opts", OPTIONS);
    }

    private static Rule config() {
        return new Rule.Keys()
                .keys(TEXT, "name", "content", "environment", "file", "template_driver")
                .key("external", externalFile())
                .key("labels", LIST_OR_MAPPING);
    }

    private static Rule externalFile() {
        return either(
                TRUTH_OR_TEXT, new Rule.Open(new Rule.Keys().key("name", TEXT).known()));
    }

    private static Rule model() {
        return new Rule.Keys()
                .required("model")
                .keys(TEXT, "name", "model")
                .key("context_size", WHOLE)
                .key("runtime_flags", TEXTS);
    }
}
