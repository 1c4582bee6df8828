package dev.dmcp.compose.typed;

import dev.dmcp.compose.hash.ConfigHash;
import dev.dmcp.compose.model.DependsOn;
import dev.dmcp.compose.model.Device;
import dev.dmcp.compose.model.Execution;
import dev.dmcp.compose.model.FileMount;
import dev.dmcp.compose.model.Healthcheck;
import dev.dmcp.compose.model.Hook;
import dev.dmcp.compose.model.Logging;
import dev.dmcp.compose.model.ModelUse;
import dev.dmcp.compose.model.Provider;
import dev.dmcp.compose.model.Security;
import dev.dmcp.compose.model.Service;
import dev.dmcp.compose.tree.GoText;
import dev.dmcp.compose.tree.Items;
import dev.dmcp.compose.value.ConfigDigest;
import dev.dmcp.compose.value.ImageReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One service. */
final class ServiceReader {
    private ServiceReader() {}

    static Service read(String name, Element service) {
        return new Service(
                name,
                service.text("image").map(ImageReference::of),
                service.optional("build", BuildReader::build),
                service.optionalTexts("command"),
                service.optionalTexts("entrypoint"),
                service.optionalTextMap("environment"),
                service.textMap("labels"),
                service.textMap("annotations"),
                service.texts("profiles"),
                service.elementMap("depends_on", (_, dependency) -> dependency(dependency)),
                service.optional("healthcheck", ServiceReader::healthcheck),
                service.text("restart"),
                ResourceReader.deploy(service.element("deploy")),
                scale(service),
                service.text("container_name"),
                service.text("pull_policy"),
                service.text("platform"),
                service.elements("secrets", ServiceReader::fileMount),
                service.elements("configs", ServiceReader::fileMount),
                service.elements("volumes", MountReader::mount),
                service.texts("tmpfs"),
                service.texts("volumes_from"),
                service.elements("devices", ServiceReader::device),
                NetworkingReader.read(service),
                execution(service),
                security(service),
                ResourceReader.resources(service),
                service.optional("logging", logging -> new Logging(logging.text("driver"), logging.textMap("options"))),
                BuildReader.develop(service.element("develop")),
                service.elements("post_start", ServiceReader::hook),
                service.elements("pre_stop", ServiceReader::hook),
                service.optional("provider", ServiceReader::provider),
                service.elementMap(
                        "models", (_, model) -> new ModelUse(model.text("endpoint_var"), model.text("model_var"))),
                new ConfigDigest(containers -> ConfigHash.of(service.fields(), containers)));
    }

    private static long scale(Element service) {
        return service.optionalWhole("scale")
                .or(() -> service.element("deploy").optionalWhole("replicas"))
                .orElse(1L);
    }

    private static DependsOn dependency(Element dependency) {
        DependsOn.Condition condition = switch (dependency.textOrEmpty("condition")) {
            case "service_healthy" -> DependsOn.Condition.HEALTHY;
            case "service_completed_successfully" -> DependsOn.Condition.COMPLETED_SUCCESSFULLY;
            default -> DependsOn.Condition.STARTED;
        };
        return new DependsOn(condition, dependency.truth("restart"), dependency.truth("required"));
    }

    private static Healthcheck healthcheck(Element check) {
        return new Healthcheck(
                check.texts("test"),
                check.duration("interval"),
                check.duration("timeout"),
                check.duration("start_period"),
                check.duration("start_interval"),
                check.optionalWhole("retries"),
                check.truth("disable") || check.texts("test").equals(List.of("NONE")));
    }

    static FileMount fileMount(Element mount) {
        return new FileMount(
                mount.textOrEmpty("source"),
                mount.text("target"),
                mount.text("uid"),
                mount.text("gid"),
                mount.text("mode").map(octal -> Integer.parseInt(octal, 8)));
    }

    private static Device device(Element device) {
        return new Device(
                device.textOrEmpty("source"), device.textOrEmpty("target"), device.textOrEmpty("permissions"));
    }

    private static Execution execution(Element service) {
        return new Execution(
                service.text("user"),
                service.text("working_dir"),
                service.truth("tty"),
                service.truth("stdin_open"),
                service.optionalTruth("init"),
                service.optionalTruth("attach"),
                service.text("stop_signal"),
                service.duration("stop_grace_period"),
                service.text("runtime"),
                service.text("isolation"),
                service.textMap("storage_opt"),
                service.truth("use_api_socket"));
    }

    private static Security security(Element service) {
        return new Security(
                service.truth("privileged"),
                service.truth("read_only"),
                service.texts("cap_add"),
                service.texts("cap_drop"),
                service.texts("security_opt"),
                service.texts("group_add"),
                service.texts("device_cgroup_rules"),
                service.textMap("sysctls"),
                service.text("pid"),
                service.text("ipc"),
                service.text("uts"),
                service.text("userns_mode"),
                service.text("cgroup"),
                service.text("cgroup_parent"));
    }

    static Hook hook(Element hook) {
        return new Hook(
                hook.texts("command"),
                hook.text("user"),
                hook.truth("privileged"),
                hook.text("working_dir"),
                hook.optionalTextMap("environment"));
    }

    private static Provider provider(Element provider) {
        return new Provider(provider.textOrEmpty("type"), provider.map("options", (_, values) -> texts(values)));
    }

    private static List<String> texts(@Nullable Object values) {
        return values instanceof Items items ? items.stream().map(GoText::of).toList() : List.of();
    }
}
