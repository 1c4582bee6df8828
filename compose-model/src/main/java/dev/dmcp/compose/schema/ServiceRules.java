package dev.dmcp.compose.schema;

import static dev.dmcp.compose.schema.Rule.either;
import static dev.dmcp.compose.schema.Rule.listOf;
import static dev.dmcp.compose.schema.Rule.mapOf;
import static dev.dmcp.compose.schema.Rule.setOf;
import static dev.dmcp.compose.schema.Rules.ANYTHING;
import static dev.dmcp.compose.schema.Rules.COMMAND;
import static dev.dmcp.compose.schema.Rules.EXTRA_HOSTS;
import static dev.dmcp.compose.schema.Rules.FILE_MOUNTS;
import static dev.dmcp.compose.schema.Rules.LIST_OR_MAPPING;
import static dev.dmcp.compose.schema.Rules.NULL;
import static dev.dmcp.compose.schema.Rules.NUMBER;
import static dev.dmcp.compose.schema.Rules.NUMBER_OR_TEXT;
import static dev.dmcp.compose.schema.Rules.OPTIONS;
import static dev.dmcp.compose.schema.Rules.TEXT;
import static dev.dmcp.compose.schema.Rules.TEXTS;
import static dev.dmcp.compose.schema.Rules.TEXT_OR_TEXTS;
import static dev.dmcp.compose.schema.Rules.TRUTH;
import static dev.dmcp.compose.schema.Rules.TRUTH_OR_TEXT;
import static dev.dmcp.compose.schema.Rules.ULIMITS;
import static dev.dmcp.compose.schema.Rules.UNIQUE_TEXTS;
import static dev.dmcp.compose.schema.Rules.WHOLE_OR_TEXT;

import java.util.EnumSet;

/** The keys of a service. */
final class ServiceRules {
    private ServiceRules() {}

    static Rule service() {
        Rule.Keys service = new Rule.Keys();
        texts(service);
        plain(service);
        lists(service);
        resources(service);
        parts(service);
        relations(service);
        return service;
    }

    private static void texts(Rule.Keys service) {
        service.keys(
                        TEXT,
                        "cgroup_parent",
                        "cpuset",
                        "domainname",
                        "hostname",
                        "image",
                        "ipc",
                        "isolation",
                        "mac_address",
                        "network_mode",
                        "platform",
                        "pull_refresh_after",
                        "restart",
                        "runtime",
                        "stop_signal",
                        "user",
                        "uts",
                        "userns_mode",
                        "working_dir")
                .key("stop_grace_period", Rules.DURATION)
                .key("cgroup", Rule.words("host", "private"))
                .key(
                        "container_name",
                        new Rule.Shaped(ServiceRules::isContainerName, "a letter or digit and at least one more"))
                .key(
                        "pull_policy",
                        new Rule.Shaped(
                                ServiceRules::isPullPolicy,
                                "`always`, `never`, `missing`, `if_not_present`, `build`, `refresh`, `daily`, `weekly` or `every_<duration>`"))
                .key("pid", new Rule.Plain(EnumSet.of(Kind.TEXT, Kind.NOTHING)))
                .keys(COMMAND, "command", "entrypoint");
    }

    private static void plain(Rule.Keys service) {
        service.keys(
                        TRUTH_OR_TEXT,
                        "attach",
                        "init",
                        "oom_kill_disable",
                        "privileged",
                        "read_only",
                        "stdin_open",
                        "tty")
                .key("use_api_socket", TRUTH)
                .key("scale", WHOLE_OR_TEXT)
                .keys(LIST_OR_MAPPING, "annotations", "environment", "labels", "sysctls")
                .key("storage_opt", Rule.mapOf(ANYTHING));
    }

    private static void lists(Rule.Keys service) {
        service.keys(
                        UNIQUE_TEXTS,
                        "cap_add",
                        "cap_drop",
                        "device_cgroup_rules",
                        "dns_opt",
                        "external_links",
                        "links",
                        "profiles",
                        "security_opt",
                        "volumes_from")
                .keys(TEXT_OR_TEXTS, "dns", "dns_search", "tmpfs")
                .keys(setOf(NUMBER_OR_TEXT), "expose", "group_add")
                .key("extra_hosts", EXTRA_HOSTS)
                .key("label_file", either(TEXT, TEXTS))
                .key("env_file", envFile())
                .keys(FILE_MOUNTS, "configs", "secrets")
                .keys(listOf(BuildRules.hook()), "post_start", "pre_stop")
                .key("ports", MountRules.ports())
                .key("volumes", MountRules.volumes())
                .key("devices", MountRules.devices());
    }

    private static void resources(Rule.Keys service) {
        service.keys(
                        NUMBER_OR_TEXT,
                        "cpu_shares",
                        "cpu_quota",
                        "cpu_period",
                        "cpu_rt_period",
                        "cpu_rt_runtime",
                        "cpus",
                        "mem_limit",
                        "memswap_limit",
                        "pids_limit",
                        "shm_size")
                .keys(WHOLE_OR_TEXT, "mem_reservation", "mem_swappiness")
                .key("cpu_count", new Rule.Bounded(0, Long.MAX_VALUE))
                .key("cpu_percent", new Rule.Bounded(0, 100))
                .key("oom_score_adj", new Rule.Bounded(-1000, 1000))
                .key("ulimits", ULIMITS)
                .key("blkio_config", blockIo())
                .key("deploy", DeployRules.deploy())
                .key("gpus", DeployRules.gpus());
    }

    private static void parts(Rule.Keys service) {
        Rule options = mapOf(Rules.NUMBER_OR_TEXT_OR_NULL);
        service.key("build", BuildRules.build())
                .key("develop", BuildRules.develop())
                .key("credential_spec", new Rule.Keys().keys(TEXT, "config", "file", "registry"))
                .key("healthcheck", healthcheck())
                .key("logging", new Rule.Keys().key("driver", TEXT).key("options", options))
                .key("provider", provider());
    }

    private static void relations(Rule.Keys service) {
        Rule extended = new Rule.Keys()
                .keys(TEXT, "service", "file")
                .required("service")
                .withoutExtensions();
        service.key("depends_on", either(UNIQUE_TEXTS, Rules.named(dependency())))
                .key("extends", either(TEXT, extended))
                .key(
                        "models",
                        either(
                                UNIQUE_TEXTS,
                                Rules.looselyNamed(
                                        either(NULL, new Rule.Keys().keys(TEXT, "endpoint_var", "model_var")))))
                .key("networks", either(UNIQUE_TEXTS, Rules.named(either(NULL, network()))));
    }

    private static Rule dependency() {
        return new Rule.Keys()
                .required("condition")
                .key("restart", TRUTH_OR_TEXT)
                .key("required", TRUTH)
                .key("condition", Rule.words("service_started", "service_healthy", "service_completed_successfully"));
    }

    private static Rule network() {
        return new Rule.Keys()
                .keys(UNIQUE_TEXTS, "aliases", "link_local_ips")
                .keys(TEXT, "interface_name", "ipv4_address", "ipv6_address", "mac_address")
                .key("driver_opts", OPTIONS)
                .keys(NUMBER, "priority", "gw_priority");
    }

    private static Rule healthcheck() {
        return new Rule.Keys()
                .key("disable", TRUTH_OR_TEXT)
                .keys(Rules.DURATION, "interval", "timeout", "start_period", "start_interval")
                .key("retries", NUMBER_OR_TEXT)
                .key("test", either(TEXT, TEXTS));
    }

    private static Rule provider() {
        Rule options = mapOf(either(Rules.PLAIN, listOf(Rules.PLAIN)));
        return new Rule.Keys().required("type").key("type", TEXT).key("options", options);
    }

    private static Rule envFile() {
        Rule file = new Rule.Keys()
                .withoutExtensions()
                .required("path")
                .keys(TEXT, "path", "format")
                .key("required", TRUTH_OR_TEXT);
        return either(TEXT, listOf(either(TEXT, file)));
    }

    private static Rule blockIo() {
        Rule limit = new Rule.Keys().withoutExtensions().key("path", TEXT).key("rate", WHOLE_OR_TEXT);
        Rule weight = new Rule.Keys().withoutExtensions().key("path", TEXT).key("weight", WHOLE_OR_TEXT);
        return new Rule.Keys()
                .withoutExtensions()
                .keys(listOf(limit), "device_read_bps", "device_read_iops", "device_write_bps", "device_write_iops")
                .key("weight", WHOLE_OR_TEXT)
                .key("weight_device", listOf(weight));
    }

    /** The schema's pattern is not anchored: a match anywhere in the name is enough. */
    private static boolean isContainerName(String text) {
        for (int index = 0; index + 1 < text.length(); index++) {
            if (isLetterOrDigit(text.charAt(index))
                    && (isLetterOrDigit(text.charAt(index + 1)) || "_.-".indexOf(text.charAt(index + 1)) >= 0)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetterOrDigit(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9');
    }

    /** Not anchored either. */
    private static boolean isPullPolicy(String text) {
        for (String word :
                new String[] {"always", "never", "build", "if_not_present", "missing", "refresh", "daily", "weekly"}) {
            if (text.contains(word)) {
                return true;
            }
        }
        int every = text.indexOf("every_");
        int digits = every + 6;
        int at = digits;
        while (every >= 0 && at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return every >= 0 && at > digits && at < text.length() && "wdhms".indexOf(text.charAt(at)) >= 0;
    }
}
