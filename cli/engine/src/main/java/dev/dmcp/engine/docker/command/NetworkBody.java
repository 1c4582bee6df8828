package dev.dmcp.engine.docker.command;

import dev.dmcp.application.container.NetworkSpec;
import dev.dmcp.application.container.NetworkSpec.AddressPool;

/** A network. */
final class NetworkBody {
    private NetworkBody() {}

    static Body of(NetworkSpec spec) {
        return new Body()
                .put("Name", spec.name())
                .put("Driver", spec.driver())
                .put("Options", spec.driverOptions())
                .put("Internal", spec.internal())
                .put("Attachable", spec.attachable())
                .put("EnableIPv4", spec.ipv4())
                .put("EnableIPv6", spec.ipv6())
                .put("IPAM", addresses(spec))
                .put("Labels", spec.labels());
    }

    private static Body addresses(NetworkSpec spec) {
        return new Body()
                .put("Driver", spec.ipamDriver())
                .put("Options", spec.ipamOptions())
                .objects("Config", spec.pools().stream().map(NetworkBody::pool).toList());
    }

    private static Body pool(AddressPool pool) {
        return new Body()
                .put("Subnet", pool.subnet())
                .put("IPRange", pool.range())
                .put("Gateway", pool.gateway())
                .put("AuxiliaryAddresses", pool.auxiliary());
    }
}
