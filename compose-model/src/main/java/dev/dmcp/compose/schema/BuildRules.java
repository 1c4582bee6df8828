package dev.dmcp.compose.schema;

import static dev.dmcp.compose.schema.Rule.either;
import static dev.dmcp.compose.schema.Rules.EXTRA_HOSTS;
import static dev.dmcp.compose.schema.Rules.FILE_MOUNTS;
import static dev.dmcp.compose.schema.Rules.LIST_OR_MAPPING;
import static dev.dmcp.compose.schema.Rules.TEXT;
import static dev.dmcp.compose.schema.Rules.TEXTS;
import static dev.dmcp.compose.schema.Rules.TEXT_OR_TEXTS;
import static dev.dmcp.compose.schema.Rules.TRUTH;
import static dev.dmcp.compose.schema.Rules.TRUTH_OR_TEXT;
import static dev.dmcp.compose.schema.Rules.ULIMITS;
import static dev.dmcp.compose.schema.Rules.WHOLE_OR_TEXT;

import java.util.EnumSet;

/** {@code build} and {@code develop} of a service. */
final class BuildRules {
    private BuildRules() {}

    static Rule build() {
        return either(
                TEXT,
                new Rule.Keys()
                        .keys(TEXT, "context", "dockerfile", "dockerfile_inline", "network", "target", "isolation")
                        .keys(TEXTS, "entitlements", "cache_from", "cache_to", "tags", "platforms")
                        .keys(LIST_OR_MAPPING, "args", "ssh", "labels", "additional_contexts")
                        .keys(TRUTH_OR_TEXT, "no_cache", "pull", "privileged", "provenance", "sbom")
                        .key("shm_size", WHOLE_OR_TEXT)
                        .key("extra_hosts", EXTRA_HOSTS)
                        .key("secrets", FILE_MOUNTS)
                        .key("ulimits", ULIMITS));
    }

    static Rule develop() {
        Rule watch = new Rule.Keys()
                .required("path", "action")
                .keys(TEXT_OR_TEXTS, "ignore", "include")
                .keys(TEXT, "path", "target")
                .key("action", Rule.words("rebuild", "sync", "restart", "sync+restart", "sync+exec"))
                .key("exec", hook())
                .key("initial_sync", TRUTH);
        return either(new Rule.Plain(EnumSet.of(Kind.NOTHING)), new Rule.Keys().key("watch", Rule.listOf(watch)));
    }

    static Rule hook() {
        return new Rule.Keys()
                .required("command")
                .key("command", Rules.COMMAND)
                .keys(TEXT, "user", "working_dir")
                .key("privileged", TRUTH_OR_TEXT)
                .key("environment", LIST_OR_MAPPING);
    }
}
