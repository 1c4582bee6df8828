package dev.dmcp.engine.docker.command;

import dev.dmcp.application.container.ContainerSpec;
import dev.dmcp.application.container.NetworkSpec;
import dev.dmcp.application.container.NetworkingSpec.Endpoint;
import dev.dmcp.application.container.VolumeSpec;

/** Turns what is wanted into what the engine is sent (Docker Engine API 1.41 to 1.51). */
public final class RequestBodies {
    private RequestBodies() {}

    /** For {@code POST /containers/create}. */
    public static String container(ContainerSpec spec) {
        return ContainerBody.of(spec).json();
    }

    /** For {@code POST /networks/create}. */
    public static String network(NetworkSpec spec) {
        return NetworkBody.of(spec).json();
    }

    /** For {@code POST /volumes/create}. */
    public static String volume(VolumeSpec spec) {
        return new Body()
                .put("Name", spec.name())
                .put("Driver", spec.driver())
                .put("DriverOpts", spec.driverOptions())
                .put("Labels", spec.labels())
                .json();
    }

    /** For {@code POST /networks/{id}/connect}. */
    public static String connection(String container, Endpoint endpoint) {
        return new Body()
                .put("Container", container)
                .always("EndpointConfig", EndpointBody.of(endpoint))
                .json();
    }
}
