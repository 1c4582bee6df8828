package dev.dmcp.application.converge.compose;

import dev.dmcp.application.container.IsolationSpec;
import dev.dmcp.application.container.ResourceSpec;
import dev.dmcp.application.container.ResourceSpec.Device;
import dev.dmcp.application.container.ResourceSpec.DeviceRequest;
import dev.dmcp.application.container.ResourceSpec.Ulimit;
import dev.dmcp.compose.model.Resources;
import dev.dmcp.compose.model.Security;
import dev.dmcp.compose.model.Service;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a service may take, and what it may do. In the model, zero means that nothing is said. */
final class ResourceTranslation {
    private static final double NANOS = 1e9;

    private ResourceTranslation() {}

    static ResourceSpec resources(Service service) {
        Resources resources = service.resources();
        return new ResourceSpec(
                said(resources.memoryBytes()),
                said(resources.memorySwapBytes()),
                said(resources.reservedMemoryBytes()),
                said(resources.memorySwappiness()),
                said(Math.round(resources.cpus() * NANOS)),
                saidInt(resources.cpu().shares()),
                said(resources.cpu().period()),
                said(resources.cpu().quota()),
                resources.cpuSet(),
                said(resources.pids()),
                said(resources.shmSizeBytes()),
                resources.oomKillDisabled() ? Optional.of(true) : Optional.empty(),
                saidInt(resources.oomScoreAdjustment()),
                resources.ulimits().stream()
                        .map(limit -> new Ulimit(limit.name(), limit.soft(), limit.hard()))
                        .toList(),
                service.devices().stream()
                        .map(device -> new Device(device.source(), device.target(), device.permissions()))
                        .toList(),
                service.security().deviceCgroupRules(),
                resources.devices().stream().map(ResourceTranslation::request).toList());
    }

    private static DeviceRequest request(Resources.DeviceRequest request) {
        OptionalInt count =
                request.ids().isEmpty() ? OptionalInt.of(Math.toIntExact(request.count())) : OptionalInt.empty();
        return new DeviceRequest(request.driver(), count, request.ids(), request.capabilities());
    }

    private static OptionalLong said(long value) {
        return value == 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static OptionalInt saidInt(long value) {
        return value == 0 ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact(value));
    }

    /** @param containerOf the name of the container of a service whose namespaces are shared */
    static IsolationSpec isolation(Service service, SharedContainers containerOf) {
        Security security = service.security();
        return new IsolationSpec(
                capabilities(security.capAdd()),
                capabilities(security.capDrop()),
                security.securityOptions().stream()
                        .map(ResourceTranslation::securityOption)
                        .toList(),
                security.privileged(),
                security.readOnly(),
                security.pid().map(containerOf::resolve),
                security.ipc().map(containerOf::resolve),
                security.uts(),
                security.userNamespace(),
                security.cgroup(),
                security.cgroupParent(),
                service.execution().runtime(),
                security.sysctls(),
                service.execution().storageOptions(),
                service.annotations());
    }

    private static List<String> capabilities(List<String> names) {
        return names.stream()
                .map(name -> name.startsWith("CAP_") ? name.substring("CAP_".length()) : name)
                .toList();
    }

    /** {@code no-new-privileges} alone is fine for the engine; {@code label:disable} is an old way to write it. */
    private static String securityOption(String option) {
        return option.indexOf('=') < 0 && option.indexOf(':') > 0 && !option.startsWith("no-new-privileges")
                ? option.replaceFirst(":", "=")
                : option;
    }
}
