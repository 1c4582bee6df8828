package dev.dmcp.compose.canonical;

import static dev.dmcp.compose.canonical.Codecs.BYTES;
import static dev.dmcp.compose.canonical.Codecs.COMMAND;
import static dev.dmcp.compose.canonical.Codecs.DURATION;
import static dev.dmcp.compose.canonical.Codecs.GIVEN_NATURAL;
import static dev.dmcp.compose.canonical.Codecs.GIVEN_TRUTH;
import static dev.dmcp.compose.canonical.Codecs.GIVEN_WHOLE;
import static dev.dmcp.compose.canonical.Codecs.HEALTH_TEST;
import static dev.dmcp.compose.canonical.Codecs.NATURAL;
import static dev.dmcp.compose.canonical.Codecs.SINGLE;
import static dev.dmcp.compose.canonical.Codecs.TEXT;
import static dev.dmcp.compose.canonical.Codecs.TRUTH;
import static dev.dmcp.compose.canonical.Codecs.WHOLE;
import static dev.dmcp.compose.canonical.Collections.ENVIRONMENT;
import static dev.dmcp.compose.canonical.Collections.HOSTS;
import static dev.dmcp.compose.canonical.Collections.MAPPING;
import static dev.dmcp.compose.canonical.Collections.OPTIONS;
import static dev.dmcp.compose.canonical.Collections.REPEATED_OPTIONS;
import static dev.dmcp.compose.canonical.Collections.TEXTS;
import static dev.dmcp.compose.canonical.Collections.TEXTS_OR_NUMBERS;
import static dev.dmcp.compose.canonical.Collections.TEXT_MAP;
import static dev.dmcp.compose.canonical.Collections.TEXT_OR_TEXTS;
import static dev.dmcp.compose.canonical.Collections.listOf;
import static dev.dmcp.compose.canonical.Collections.mapOf;

import dev.dmcp.compose.canonical.Shape.Shown;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.GoText;
import org.jspecify.annotations.Nullable;

/** A service. The order of the keys is docker compose's and part of the configuration hash: never sort them. */
final class ServiceShape {
    private ServiceShape() {}

    static Shape service() {
        Shape service = new Shape();
        untilConfigs(service);
        untilExtends(service);
        untilNetworks(service);
        untilWorkingDirectory(service);
        return service;
    }

    private static void untilConfigs(Shape service) {
        service.add(TEXTS, "profiles")
                .add(MAPPING, "annotations")
                .add(GIVEN_TRUTH, "attach")
                .add(BuildShapes.build(), "build")
                .add(BuildShapes.develop(), "develop")
                .add(DeployShapes.blockIo(), "blkio_config")
                .add(TEXTS, "cap_add", "cap_drop")
                .add(TEXT, "cgroup_parent", "cgroup")
                .add(WHOLE, "cpu_count")
                .add(SINGLE, "cpu_percent")
                .add(WHOLE, "cpu_period", "cpu_quota", "cpu_rt_period", "cpu_rt_runtime")
                .add(SINGLE, "cpus")
                .add(TEXT, "cpuset")
                .add(WHOLE, "cpu_shares")
                .add(COMMAND, Shown.IN_JSON, "command", () -> null)
                .add(listOf(BuildShapes.fileMount()), "configs");
    }

    private static void untilExtends(Shape service) {
        Shape dependency = new Shape()
                .add(TEXT, "condition")
                .add(TRUTH, "restart")
                .add(GIVEN_TRUTH, Shown.ALWAYS, "required", () -> false);
        service.add(TEXT, "container_name")
                .add(new Shape().add(TEXT, "config", "file", "registry"), "credential_spec")
                .add(mapOf(dependency), "depends_on")
                .add(DeployShapes.deploy(), "deploy")
                .add(TEXTS, "device_cgroup_rules")
                .add(listOf(new Shape().add(TEXT, "source", "target", "permissions")), "devices")
                .add(TEXT_OR_TEXTS, "dns")
                .add(TEXTS, "dns_opt")
                .add(TEXT_OR_TEXTS, "dns_search")
                .add(TEXT, "dockerfile", "domainname")
                .add(COMMAND, Shown.IN_JSON, "entrypoint", () -> null)
                .add(new Shape().add(TEXT, "type").add(REPEATED_OPTIONS, "options"), "provider")
                .add(ENVIRONMENT, "environment")
                .add(listOf(ServiceShape::envFile), "env_file")
                .add(TEXTS_OR_NUMBERS, "expose")
                .add(new Shape().add(TEXT, "file", "service"), "extends");
    }

    private static void untilNetworks(Shape service) {
        service.add(TEXTS, "external_links")
                .add(HOSTS, "extra_hosts")
                .add(TEXTS, "group_add")
                .add(listOf(DeployShapes.deviceRequest()), "gpus")
                .add(TEXT, "hostname")
                .add(healthcheck(), "healthcheck")
                .add(TEXT, "image")
                .add(GIVEN_TRUTH, "init")
                .add(TEXT, "ipc", "isolation")
                .add(MAPPING, "labels")
                .add(TEXTS, "label_file", "links")
                .add(new Shape().add(TEXT, "driver").add(OPTIONS, "options"), "logging")
                .add(TEXT, "log_driver")
                .add(TEXT_MAP, "log_opt")
                .add(BYTES, "mem_limit", "mem_reservation", "memswap_limit", "mem_swappiness")
                .add(TEXT, "mac_address")
                .add(mapOf(new Shape().add(TEXT, "endpoint_var", "model_var")), "models")
                .add(TEXT, "net", "network_mode")
                .add(mapOf(network()), "networks");
    }

    private static void untilWorkingDirectory(Shape service) {
        service.add(TRUTH, "oom_kill_disable")
                .add(WHOLE, "oom_score_adj")
                .add(TEXT, "pid")
                .add(WHOLE, "pids_limit")
                .add(TEXT, "platform")
                .add(listOf(port()), "ports")
                .add(TRUTH, "privileged")
                .add(TEXT, "pull_policy")
                .add(TRUTH, "read_only")
                .add(TEXT, "restart", "runtime")
                .add(GIVEN_WHOLE, "scale")
                .add(listOf(BuildShapes.fileMount()), "secrets")
                .add(TEXTS, "security_opt")
                .add(BYTES, "shm_size")
                .add(TRUTH, "stdin_open")
                .add(DURATION, "stop_grace_period")
                .add(TEXT, "stop_signal")
                .add(TEXT_MAP, "storage_opt")
                .add(MAPPING, "sysctls")
                .add(TEXT_OR_TEXTS, "tmpfs")
                .add(TRUTH, "tty")
                .add(mapOf(BuildShapes::ulimit), "ulimits")
                .add(TRUTH, "use_api_socket")
                .add(TEXT, "user", "userns_mode", "uts", "volume_driver")
                .add(listOf(mount()), "volumes")
                .add(TEXTS, "volumes_from")
                .add(TEXT, "working_dir")
                .add(listOf(BuildShapes.hook()), "post_start", "pre_stop");
    }

    private static Shape healthcheck() {
        return new Shape()
                .add(HEALTH_TEST, "test")
                .add(DURATION, "timeout", "interval")
                .add(GIVEN_NATURAL, "retries")
                .add(DURATION, "start_period", "start_interval")
                .add(TRUTH, "disable");
    }

    private static Shape network() {
        return new Shape()
                .add(TEXTS, "aliases")
                .add(OPTIONS, "driver_opts")
                .add(WHOLE, "gw_priority")
                .add(TEXT, "interface_name", "ipv4_address", "ipv6_address")
                .add(TEXTS, "link_local_ips")
                .add(TEXT, "mac_address")
                .add(WHOLE, "priority");
    }

    private static Shape port() {
        return new Shape()
                .add(TEXT, "name", "mode", "host_ip")
                .add(NATURAL, "target")
                .add(TEXT, "published", "protocol", "app_protocol");
    }

    private static Shape mount() {
        Shape bind = new Shape()
                .add(TEXT, "selinux", "propagation")
                .add(TRUTH, "create_host_path")
                .add(TEXT, "recursive");
        Shape volume = new Shape().add(MAPPING, "labels").add(TRUTH, "nocopy").add(TEXT, "subpath");
        return new Shape()
                .add(TEXT, "type", "source", "target")
                .add(TRUTH, "read_only")
                .add(TEXT, "consistency")
                .add(bind, "bind")
                .add(volume, "volume")
                .add(new Shape().add(BYTES, "size").add(NATURAL, "mode"), "tmpfs")
                .add(new Shape().add(TEXT, "subpath"), "image");
    }

    /** A required file is its path alone. */
    private static @Nullable Object envFile(Object value, Place place) {
        if (!(value instanceof Fields file)) {
            return value;
        }
        Object required = place.key("required").read(GIVEN_TRUTH, file.get("required"));
        String path = GoText.of(file.get("path"));
        if (Boolean.TRUE.equals(required)) {
            return path;
        }
        Fields out = Fields.of("path", path).with("required", false);
        if (place.dialect() == Dialect.JSON && file.get("format") instanceof String format) {
            out.put("format", format);
        }
        return out;
    }
}
