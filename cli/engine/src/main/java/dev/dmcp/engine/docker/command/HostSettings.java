package dev.dmcp.engine.docker.command;

import com.github.dockerjava.api.model.Device;
import com.github.dockerjava.api.model.DeviceRequest;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Link;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Ulimit;
import dev.dmcp.application.container.ContainerSpec;
import dev.dmcp.application.container.IsolationSpec;
import dev.dmcp.application.container.NetworkingSpec;
import dev.dmcp.application.container.NetworkingSpec.PublishedPort;
import dev.dmcp.application.container.ResourceSpec;
import dev.dmcp.application.container.RestartSpec;
import java.util.List;

/** The engine's side of a container: limits, isolation, mounts, ports. Mounts are in {@link Mounts}. */
final class HostSettings {
    private HostSettings() {}

    static HostConfig of(ContainerSpec spec) {
        HostConfig host = HostConfig.newHostConfig()
                .withRestartPolicy(restart(spec.restart()))
                .withReadonlyRootfs(spec.isolation().readOnlyRoot())
                .withPrivileged(spec.isolation().privileged());
        spec.process().init().ifPresent(host::withInit);
        if (!spec.process().groups().isEmpty()) {
            host.withGroupAdd(spec.process().groups());
        }
        isolation(host, spec.isolation());
        memory(host, spec.resources());
        processors(host, spec.resources());
        devices(host, spec.resources());
        networking(host, spec.networking());
        Mounts.add(host, spec.mounts());
        return host;
    }

    private static RestartPolicy restart(RestartSpec restart) {
        return switch (restart.policy()) {
            case NO -> RestartPolicy.noRestart();
            case ALWAYS -> RestartPolicy.alwaysRestart();
            case ON_FAILURE -> RestartPolicy.onFailureRestart(restart.attempts());
            case UNLESS_STOPPED -> RestartPolicy.unlessStoppedRestart();
        };
    }

    private static void isolation(HostConfig host, IsolationSpec isolation) {
        if (!isolation.securityOptions().isEmpty()) {
            host.withSecurityOpts(isolation.securityOptions());
        }
        isolation.pidMode().ifPresent(host::withPidMode);
        isolation.ipcMode().ifPresent(host::withIpcMode);
        isolation.utsMode().ifPresent(host::withUtSMode);
        isolation.userNamespaceMode().ifPresent(host::withUsernsMode);
        isolation.cgroupMode().ifPresent(host::withCgroupnsMode);
        isolation.cgroupParent().ifPresent(host::withCgroupParent);
        isolation.runtime().ifPresent(host::withRuntime);
        if (!isolation.sysctls().isEmpty()) {
            host.withSysctls(isolation.sysctls());
        }
        if (!isolation.storageOptions().isEmpty()) {
            host.withStorageOpt(isolation.storageOptions());
        }
        if (!isolation.annotations().isEmpty()) {
            host.withAnnotations(isolation.annotations());
        }
    }

    private static void memory(HostConfig host, ResourceSpec resources) {
        resources.memoryBytes().ifPresent(host::withMemory);
        resources.memorySwapBytes().ifPresent(host::withMemorySwap);
        resources.memoryReservationBytes().ifPresent(host::withMemoryReservation);
        resources.memorySwappiness().ifPresent(host::withMemorySwappiness);
        resources.sharedMemoryBytes().ifPresent(host::withShmSize);
        resources.oomKillDisabled().ifPresent(host::withOomKillDisable);
        resources.oomScoreAdjustment().ifPresent(host::withOomScoreAdj);
    }

    private static void processors(HostConfig host, ResourceSpec resources) {
        resources.nanoCpus().ifPresent(host::withNanoCPUs);
        resources.cpuShares().ifPresent(host::withCpuShares);
        resources.cpuPeriodMicros().ifPresent(host::withCpuPeriod);
        resources.cpuQuotaMicros().ifPresent(host::withCpuQuota);
        resources.cpuSet().ifPresent(host::withCpusetCpus);
        resources.pids().ifPresent(host::withPidsLimit);
        if (!resources.ulimits().isEmpty()) {
            host.withUlimits(resources.ulimits().stream()
                    .map(limit -> new Ulimit(limit.name(), limit.soft(), limit.hard()))
                    .toList());
        }
    }

    private static void devices(HostConfig host, ResourceSpec resources) {
        if (!resources.devices().isEmpty()) {
            host.withDevices(resources.devices().stream()
                    .map(device -> new Device(device.permissions(), device.target(), device.source()))
                    .toList());
        }
        if (!resources.deviceCgroupRules().isEmpty()) {
            host.withDeviceCgroupRules(resources.deviceCgroupRules());
        }
        if (!resources.deviceRequests().isEmpty()) {
            host.withDeviceRequests(resources.deviceRequests().stream()
                    .map(HostSettings::deviceRequest)
                    .toList());
        }
    }

    private static DeviceRequest deviceRequest(ResourceSpec.DeviceRequest wanted) {
        DeviceRequest request = new DeviceRequest().withCapabilities(List.of(wanted.capabilities()));
        wanted.driver().ifPresent(request::withDriver);
        wanted.count().ifPresent(request::withCount);
        return wanted.ids().isEmpty() ? request : request.withDeviceIds(wanted.ids());
    }

    private static void networking(HostConfig host, NetworkingSpec networking) {
        networking.mode().ifPresent(host::withNetworkMode);
        if (!networking.ports().isEmpty()) {
            host.withPortBindings(
                    networking.ports().stream().map(HostSettings::binding).toList());
        }
        if (!networking.extraHosts().isEmpty()) {
            host.withExtraHosts(networking.extraHosts().toArray(String[]::new));
        }
        if (!networking.dns().isEmpty()) {
            host.withDns(networking.dns());
        }
        if (!networking.dnsSearch().isEmpty()) {
            host.withDnsSearch(networking.dnsSearch());
        }
        if (!networking.dnsOptions().isEmpty()) {
            host.withDnsOptions(networking.dnsOptions());
        }
        if (!networking.links().isEmpty()) {
            host.withLinks(networking.links().stream().map(Link::parse).toList());
        }
    }

    private static PortBinding binding(PublishedPort port) {
        Ports.Binding binding =
                new Ports.Binding(port.hostAddress().orElse(""), port.hostPort().orElse(""));
        return new PortBinding(binding, ExposedPort.parse(port.containerPort()));
    }
}
