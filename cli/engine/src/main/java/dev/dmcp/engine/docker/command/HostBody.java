package dev.dmcp.engine.docker.command;

import dev.dmcp.application.container.ContainerSpec;
import dev.dmcp.application.container.IsolationSpec;
import dev.dmcp.application.container.LoggingSpec;
import dev.dmcp.application.container.NetworkingSpec;
import dev.dmcp.application.container.NetworkingSpec.PublishedPort;
import dev.dmcp.application.container.ResourceSpec;
import dev.dmcp.application.container.RestartSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The engine's side of a container: limits, isolation, ports. Mounts are in {@link MountBodies}. */
final class HostBody {
    private HostBody() {}

    static Body of(ContainerSpec spec) {
        Body host = new Body()
                .always("RestartPolicy", restart(spec.restart()))
                .put("Init", spec.process().init())
                .put("GroupAdd", spec.process().groups());
        isolation(host, spec.isolation());
        memory(host, spec.resources());
        processors(host, spec.resources());
        devices(host, spec.resources());
        networking(host, spec.networking());
        MountBodies.add(host, spec.mounts());
        spec.logging().ifPresent(logging -> host.put("LogConfig", logging(logging)));
        return host;
    }

    private static Body restart(RestartSpec restart) {
        String name = switch (restart.policy()) {
            case NO -> "no";
            case ALWAYS -> "always";
            case ON_FAILURE -> "on-failure";
            case UNLESS_STOPPED -> "unless-stopped";
        };
        return new Body().put("Name", name).put("MaximumRetryCount", restart.attempts());
    }

    private static Body logging(LoggingSpec logging) {
        return new Body().put("Type", logging.driver().orElse("")).put("Config", logging.options());
    }

    private static void isolation(Body host, IsolationSpec isolation) {
        host.put("CapAdd", isolation.capabilitiesAdded())
                .put("CapDrop", isolation.capabilitiesDropped())
                .put("SecurityOpt", isolation.securityOptions())
                .put("Privileged", isolation.privileged())
                .put("ReadonlyRootfs", isolation.readOnlyRoot())
                .put("PidMode", isolation.pidMode())
                .put("IpcMode", isolation.ipcMode())
                .put("UTSMode", isolation.utsMode())
                .put("UsernsMode", isolation.userNamespaceMode())
                .put("CgroupnsMode", isolation.cgroupMode())
                .put("CgroupParent", isolation.cgroupParent())
                .put("Runtime", isolation.runtime())
                .put("Sysctls", isolation.sysctls())
                .put("StorageOpt", isolation.storageOptions())
                .put("Annotations", isolation.annotations());
    }

    private static void memory(Body host, ResourceSpec resources) {
        host.put("Memory", resources.memoryBytes())
                .put("MemorySwap", resources.memorySwapBytes())
                .put("MemoryReservation", resources.memoryReservationBytes())
                .put("MemorySwappiness", resources.memorySwappiness())
                .put("ShmSize", resources.sharedMemoryBytes())
                .put("OomKillDisable", resources.oomKillDisabled())
                .put("OomScoreAdj", resources.oomScoreAdjustment());
    }

    private static void processors(Body host, ResourceSpec resources) {
        host.put("NanoCpus", resources.nanoCpus())
                .put("CpuShares", resources.cpuShares())
                .put("CpuPeriod", resources.cpuPeriodMicros())
                .put("CpuQuota", resources.cpuQuotaMicros())
                .put("CpusetCpus", resources.cpuSet())
                .put("PidsLimit", resources.pids())
                .objects(
                        "Ulimits",
                        resources.ulimits().stream().map(HostBody::ulimit).toList());
    }

    private static Body ulimit(ResourceSpec.Ulimit limit) {
        return new Body().put("Name", limit.name()).put("Soft", limit.soft()).put("Hard", limit.hard());
    }

    private static void devices(Body host, ResourceSpec resources) {
        host.objects(
                        "Devices",
                        resources.devices().stream().map(HostBody::device).toList())
                .put("DeviceCgroupRules", resources.deviceCgroupRules())
                .objects(
                        "DeviceRequests",
                        resources.deviceRequests().stream()
                                .map(HostBody::deviceRequest)
                                .toList());
    }

    private static Body device(ResourceSpec.Device device) {
        return new Body()
                .put("PathOnHost", device.source())
                .put("PathInContainer", device.target())
                .put("CgroupPermissions", device.permissions());
    }

    private static Body deviceRequest(ResourceSpec.DeviceRequest wanted) {
        return new Body()
                .put("Driver", wanted.driver())
                .put("Count", wanted.count())
                .put("DeviceIDs", wanted.ids())
                .nested("Capabilities", wanted.capabilities());
    }

    private static void networking(Body host, NetworkingSpec networking) {
        host.put("NetworkMode", networking.mode())
                .put("PortBindings", bindings(networking.ports()))
                .put("ExtraHosts", networking.extraHosts())
                .put("Dns", networking.dns())
                .put("DnsSearch", networking.dnsSearch())
                .put("DnsOptions", networking.dnsOptions())
                .put("Links", networking.links());
    }

    /** A port of the container may be published several times. */
    private static Body bindings(List<PublishedPort> ports) {
        Map<String, List<Body>> bindings = new LinkedHashMap<>();
        for (PublishedPort port : ports) {
            bindings.computeIfAbsent(withProtocol(port.containerPort()), first -> new ArrayList<>())
                    .add(new Body()
                            .put("HostIp", port.hostAddress().orElse(""))
                            .put("HostPort", port.hostPort().orElse("")));
        }
        Body body = new Body();
        bindings.forEach(body::objects);
        return body;
    }

    static String withProtocol(String port) {
        return port.indexOf('/') < 0 ? port + "/tcp" : port;
    }
}
