package dev.dmcp.compose.schema;

import static dev.dmcp.compose.schema.Rule.either;
import static dev.dmcp.compose.schema.Rule.listOf;
import static dev.dmcp.compose.schema.Rule.setOf;
import static dev.dmcp.compose.schema.Rules.LIST_OR_MAPPING;
import static dev.dmcp.compose.schema.Rules.NUMBER;
import static dev.dmcp.compose.schema.Rules.NUMBER_OR_TEXT;
import static dev.dmcp.compose.schema.Rules.TEXT;
import static dev.dmcp.compose.schema.Rules.TRUTH_OR_TEXT;
import static dev.dmcp.compose.schema.Rules.WHOLE_OR_TEXT;

/** {@code volumes}, {@code devices} and {@code ports} of a service. */
final class MountRules {
    private MountRules() {}

    static Rule volumes() {
        Rule bind = new Rule.Keys()
                .key("propagation", TEXT)
                .key("create_host_path", TRUTH_OR_TEXT)
                .key("recursive", Rule.words("enabled", "disabled", "writable", "readonly"))
                .key("selinux", Rule.words("z", "Z"));
        Rule volume = new Rule.Keys()
                .key("labels", LIST_OR_MAPPING)
                .key("nocopy", TRUTH_OR_TEXT)
                .key("subpath", TEXT);
        Rule tmpfs =
                new Rule.Keys().key("size", new Rule.Bounded(0, Long.MAX_VALUE)).key("mode", NUMBER_OR_TEXT);
        Rule mount = new Rule.Keys()
                .required("type")
                .key("type", Rule.words("bind", "volume", "tmpfs", "cluster", "npipe", "image"))
                .keys(TEXT, "source", "target", "consistency")
                .key("read_only", TRUTH_OR_TEXT)
                .key("bind", bind)
                .key("volume", volume)
                .key("tmpfs", tmpfs)
                .key("image", new Rule.Keys().key("subpath", TEXT));
        return setOf(either(TEXT, mount));
    }

    static Rule devices() {
        Rule device = new Rule.Keys().required("source").keys(TEXT, "source", "target", "permissions");
        return listOf(either(TEXT, device));
    }

    static Rule ports() {
        Rule port = new Rule.Keys()
                .keys(TEXT, "name", "mode", "host_ip", "protocol", "app_protocol")
                .keys(WHOLE_OR_TEXT, "target", "published");
        return setOf(either(NUMBER, TEXT, port));
    }
}
