package dev.dmcp.engine.docker.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dmcp.application.container.ContainerSpec;
import dev.dmcp.application.container.LoggingSpec;
import dev.dmcp.application.container.MountSpec;
import dev.dmcp.application.container.NetworkingSpec.Endpoint;
import java.util.List;
import java.util.Optional;

/**
 * What docker-java's command cannot say: several networks at once, capabilities and logging drivers outside its
 * enumerations, mounts with a created source, SELinux label or sub-path.
 */
final class ContainerCompletion {
    private ContainerCompletion() {}

    static void complete(ObjectNode body, ContainerSpec spec) {
        ObjectNode host = body.withObjectProperty("HostConfig");
        capabilities(host, "CapAdd", spec.isolation().capabilitiesAdded());
        capabilities(host, "CapDrop", spec.isolation().capabilitiesDropped());
        spec.logging().ifPresent(logging -> logging(host, logging));
        binds(host, spec.mounts());
        subpaths(host, spec.mounts());
        endpoints(body, spec.networking().endpoints());
    }

    private static void capabilities(ObjectNode host, String field, List<String> names) {
        if (!names.isEmpty()) {
            ArrayNode list = host.putArray(field);
            names.forEach(list::add);
        }
    }

    private static void logging(ObjectNode host, LoggingSpec logging) {
        ObjectNode config = host.putObject("LogConfig");
        config.put("Type", logging.driver().orElse(""));
        ObjectNode options = config.putObject("Config");
        logging.options().forEach(options::put);
    }

    private static void binds(ObjectNode host, List<MountSpec> mounts) {
        for (MountSpec mount : mounts) {
            if (mount instanceof MountSpec.Bind bind) {
                if (bind.createSource() || bind.selinux().isPresent()) {
                    host.withArrayProperty("Binds").add(shortForm(bind));
                } else {
                    longForm(host.withArrayProperty("Mounts").addObject(), bind);
                }
            }
        }
    }

    /** {@code source:target[:options]}: the engine makes a missing source only for this form. */
    private static String shortForm(MountSpec.Bind bind) {
        StringBuilder text = new StringBuilder(bind.source()).append(':').append(bind.target());
        text.append(bind.readOnly() ? ":ro" : ":rw");
        bind.selinux().ifPresent(label -> text.append(',').append(label));
        bind.propagation().ifPresent(propagation -> text.append(',').append(propagation));
        return text.toString();
    }

    private static void longForm(ObjectNode mount, MountSpec.Bind bind) {
        mount.put("Type", "bind").put("Source", bind.source()).put("Target", bind.target());
        mount.put("ReadOnly", bind.readOnly());
        bind.propagation()
                .ifPresent(propagation -> mount.putObject("BindOptions").put("Propagation", propagation));
    }

    private static void subpaths(ObjectNode host, List<MountSpec> mounts) {
        for (MountSpec mount : mounts) {
            switch (mount) {
                case MountSpec.Volume volume -> subpath(host, volume.target(), "VolumeOptions", volume.subpath());
                case MountSpec.Image image -> {
                    find(host, image.target()).put("Type", "image");
                    subpath(host, image.target(), "ImageOptions", image.subpath());
                }
                case MountSpec.Bind bind -> {}
                case MountSpec.Tmpfs tmpfs -> {}
            }
        }
    }

    private static void subpath(ObjectNode host, String target, String options, Optional<String> subpath) {
        subpath.ifPresent(path -> find(host, target).withObjectProperty(options).put("Subpath", path));
    }

    private static ObjectNode find(ObjectNode host, String target) {
        for (JsonNode mount : host.withArrayProperty("Mounts")) {
            if (mount instanceof ObjectNode object
                    && object.path("Target").asText().equals(target)) {
                return object;
            }
        }
        throw new IllegalStateException("no mount at " + target);
    }

    private static void endpoints(ObjectNode body, List<Endpoint> endpoints) {
        if (endpoints.isEmpty()) {
            return;
        }
        ObjectNode all = body.putObject("NetworkingConfig").putObject("EndpointsConfig");
        for (Endpoint endpoint : endpoints) {
            endpoint(all.putObject(endpoint.network()), endpoint);
        }
    }

    static void endpoint(ObjectNode config, Endpoint endpoint) {
        if (!endpoint.aliases().isEmpty()) {
            endpoint.aliases().forEach(config.putArray("Aliases")::add);
        }
        if (endpoint.ipv4Address().isPresent()
                || endpoint.ipv6Address().isPresent()
                || !endpoint.linkLocalAddresses().isEmpty()) {
            addresses(config.putObject("IPAMConfig"), endpoint);
        }
        endpoint.macAddress().ifPresent(address -> config.put("MacAddress", address));
        endpoint.gatewayPriority().ifPresent(priority -> config.put("GwPriority", priority));
        if (!endpoint.driverOptions().isEmpty()) {
            ObjectNode options = config.putObject("DriverOpts");
            endpoint.driverOptions().forEach(options::put);
        }
    }

    private static void addresses(ObjectNode config, Endpoint endpoint) {
        endpoint.ipv4Address().ifPresent(address -> config.put("IPv4Address", address));
        endpoint.ipv6Address().ifPresent(address -> config.put("IPv6Address", address));
        if (!endpoint.linkLocalAddresses().isEmpty()) {
            endpoint.linkLocalAddresses().forEach(config.putArray("LinkLocalIPs")::add);
        }
    }
}
