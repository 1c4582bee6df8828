package dev.dmcp.compose.typed;

import dev.dmcp.compose.model.Deploy;
import dev.dmcp.compose.model.Resources;
import dev.dmcp.compose.model.Ulimit;
import dev.dmcp.compose.tree.Fields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code deploy} and everything that limits what a container may use. */
final class ResourceReader {
    private ResourceReader() {}

    static Deploy deploy(Element deploy) {
        Element placement = deploy.element("placement");
        return new Deploy(
                deploy.text("mode"),
                deploy.optionalWhole("replicas"),
                deploy.textMap("labels"),
                deploy.optional("update_config", ResourceReader::update),
                deploy.optional("rollback_config", ResourceReader::update),
                deploy.optional("restart_policy", ResourceReader::restartPolicy),
                placement.texts("constraints"),
                placement.elements("preferences", preference -> preference.textOrEmpty("spread")),
                placement.whole("max_replicas_per_node"),
                deploy.text("endpoint_mode"));
    }

    private static Deploy.Update update(Element update) {
        return new Deploy.Update(
                update.optionalWhole("parallelism"),
                update.duration("delay").orElse(Duration.ZERO),
                update.text("failure_action"),
                update.duration("monitor").orElse(Duration.ZERO),
                update.decimal("max_failure_ratio"),
                update.text("order"));
    }

    private static Deploy.RestartPolicy restartPolicy(Element policy) {
        return new Deploy.RestartPolicy(
                policy.text("condition"),
                policy.duration("delay"),
                policy.optionalWhole("max_attempts"),
                policy.duration("window"));
    }

    /** {@code deploy.resources} wins; where both are set, they have been checked to be the same. */
    static Resources resources(Element service) {
        Element resources = service.element("deploy").element("resources");
        Element limits = resources.element("limits");
        Element reservations = resources.element("reservations");
        return new Resources(
                either(limits.decimal("cpus"), service.decimal("cpus")),
                either(limits.whole("memory"), service.whole("mem_limit")),
                either(limits.whole("pids"), service.whole("pids_limit")),
                reservations.decimal("cpus"),
                either(reservations.whole("memory"), service.whole("mem_reservation")),
                service.whole("memswap_limit"),
                service.whole("mem_swappiness"),
                service.text("cpuset"),
                cpu(service),
                service.whole("shm_size"),
                service.truth("oom_kill_disable"),
                service.whole("oom_score_adj"),
                ulimits(service),
                devices(service, reservations),
                service.optional("blkio_config", ResourceReader::blockIo));
    }

    private static double either(double first, double second) {
        return first != 0 ? first : second;
    }

    private static long either(long first, long second) {
        return first != 0 ? first : second;
    }

    private static Resources.Cpu cpu(Element service) {
        return new Resources.Cpu(
                service.whole("cpu_count"),
                service.decimal("cpu_percent"),
                service.whole("cpu_period"),
                service.whole("cpu_quota"),
                service.whole("cpu_rt_period"),
                service.whole("cpu_rt_runtime"),
                service.whole("cpu_shares"));
    }

    static List<Ulimit> ulimits(Element parent) {
        List<Ulimit> limits = new ArrayList<>();
        if (parent.fields().get("ulimits") instanceof Fields values) {
            values.forEach((name, value) -> {
                Element limit = value instanceof Number single
                        ? new Element(Fields.of("soft", single).with("hard", single))
                        : Element.of(value);
                limits.add(new Ulimit(name, limit.whole("soft"), limit.whole("hard")));
            });
        }
        return List.copyOf(limits);
    }

    private static List<Resources.DeviceRequest> devices(Element service, Element reservations) {
        List<Resources.DeviceRequest> requests =
                new ArrayList<>(reservations.elements("devices", ResourceReader::device));
        for (Resources.DeviceRequest gpu : service.elements("gpus", ResourceReader::device)) {
            List<String> capabilities = new ArrayList<>(gpu.capabilities());
            if (!capabilities.contains("gpu")) {
                capabilities.add("gpu");
            }
            requests.add(
                    new Resources.DeviceRequest(capabilities, gpu.driver(), gpu.count(), gpu.ids(), gpu.options()));
        }
        return List.copyOf(requests);
    }

    private static Resources.DeviceRequest device(Element device) {
        return new Resources.DeviceRequest(
                device.texts("capabilities"),
                device.text("driver"),
                device.whole("count"),
                device.texts("device_ids"),
                device.textMap("options"));
    }

    private static Resources.BlockIo blockIo(Element config) {
        return new Resources.BlockIo(
                config.whole("weight"),
                rates(config, "weight_device", "Weight"),
                rates(config, "device_read_bps", "Rate"),
                rates(config, "device_read_iops", "Rate"),
                rates(config, "device_write_bps", "Rate"),
                rates(config, "device_write_iops", "Rate"));
    }

    private static Map<String, Long> rates(Element config, String key, String value) {
        Map<String, Long> rates = new LinkedHashMap<>();
        config.elements(key, device -> rates.put(device.textOrEmpty("Path"), device.whole(value)));
        return Map.copyOf(rates);
    }
}
