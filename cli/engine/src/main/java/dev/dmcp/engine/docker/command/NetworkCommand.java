package dev.dmcp.engine.docker.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.api.command.CreateNetworkCmd;
import com.github.dockerjava.api.model.Network;
import com.github.dockerjava.core.command.CreateNetworkCmdImpl;
import dev.dmcp.application.container.NetworkSpec;
import dev.dmcp.application.container.NetworkSpec.AddressPool;
import java.util.Map;

/** A network in docker-java's words, and what those lack: IPAM options, reserved addresses, IPv4 switched off. */
final class NetworkCommand {
    private NetworkCommand() {}

    static CreateNetworkCmd of(NetworkSpec spec) {
        CreateNetworkCmd command = new CreateNetworkCmdImpl(unsent -> {
                    throw RequestBodies.neverSent();
                })
                .withName(spec.name())
                .withOptions(spec.driverOptions())
                .withInternal(spec.internal())
                .withAttachable(spec.attachable())
                .withLabels(spec.labels());
        spec.driver().ifPresent(command::withDriver);
        spec.ipv6().ifPresent(command::withEnableIpv6);
        if (spec.ipamDriver().isPresent() || !spec.pools().isEmpty()) {
            command.withIpam(ipam(spec));
        }
        return command;
    }

    private static Network.Ipam ipam(NetworkSpec spec) {
        Network.Ipam ipam = new Network.Ipam();
        spec.ipamDriver().ifPresent(ipam::withDriver);
        return ipam.withConfig(spec.pools().stream().map(NetworkCommand::pool).toList());
    }

    private static Network.Ipam.Config pool(AddressPool pool) {
        Network.Ipam.Config config = new Network.Ipam.Config();
        pool.subnet().ifPresent(config::withSubnet);
        pool.range().ifPresent(config::withIpRange);
        pool.gateway().ifPresent(config::withGateway);
        return config;
    }

    static void complete(ObjectNode body, NetworkSpec spec) {
        body.remove("enableIPv6"); // a getter of docker-java's, written beside the real EnableIPv6
        spec.ipv4().ifPresent(enabled -> body.put("EnableIPv4", enabled));
        if (!spec.ipamOptions().isEmpty()) {
            ObjectNode options = body.withObjectProperty("IPAM").putObject("Options");
            spec.ipamOptions().forEach(options::put);
        }
        int index = 0;
        for (AddressPool pool : spec.pools()) {
            reserve(body, index++, pool.auxiliary());
        }
    }

    private static void reserve(ObjectNode body, int index, Map<String, String> auxiliary) {
        if (!auxiliary.isEmpty()) {
            ObjectNode config = (ObjectNode) body.get("IPAM").get("Config").get(index);
            ObjectNode reserved = config.putObject("AuxiliaryAddresses");
            auxiliary.forEach(reserved::put);
        }
    }
}
