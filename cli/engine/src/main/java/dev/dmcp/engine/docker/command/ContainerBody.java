package dev.dmcp.engine.docker.command;

import dev.dmcp.application.container.ContainerSpec;
import dev.dmcp.application.container.HealthSpec;
import dev.dmcp.application.container.NetworkingSpec;
import dev.dmcp.application.container.NetworkingSpec.Endpoint;
import dev.dmcp.application.container.NetworkingSpec.PublishedPort;
import dev.dmcp.application.container.ProcessSpec;
import java.time.Duration;

/** A container: its process, its health check, its ports and its places in networks; the rest is in {@link HostBody}. */
final class ContainerBody {
    private ContainerBody() {}

    static Body of(ContainerSpec spec) {
        Body body = new Body().put("Image", spec.image()).put("Labels", spec.labels());
        process(body, spec.process());
        spec.health().ifPresent(health -> body.always("Healthcheck", health(health)));
        return body.put("MacAddress", spec.networking().macAddress())
                .put("ExposedPorts", exposed(spec.networking()))
                .put("HostConfig", HostBody.of(spec))
                .put("NetworkingConfig", new Body().put("EndpointsConfig", endpoints(spec.networking())));
    }

    private static void process(Body body, ProcessSpec process) {
        process.entrypoint().ifPresent(words -> body.always("Entrypoint", words));
        process.command().ifPresent(words -> body.always("Cmd", words));
        body.put("Env", process.environment())
                .put("WorkingDir", process.workingDirectory())
                .put("User", process.user())
                .put("StopSignal", process.stopSignal())
                .put("StopTimeout", process.stopGrace().map(Duration::toSeconds))
                .put("Hostname", process.hostname())
                .put("Domainname", process.domainName())
                .put("Tty", process.terminal())
                .put("OpenStdin", process.openInput());
    }

    private static Body health(HealthSpec health) {
        return new Body()
                .put("Test", health.test())
                .put("Interval", health.interval().map(Duration::toNanos))
                .put("Timeout", health.timeout().map(Duration::toNanos))
                .put("Retries", health.retries())
                .put("StartPeriod", health.startPeriod().map(Duration::toNanos))
                .put("StartInterval", health.startInterval().map(Duration::toNanos));
    }

    private static Body exposed(NetworkingSpec networking) {
        Body ports = new Body();
        networking.exposed().forEach(port -> ports.always(HostBody.withProtocol(port), new Body()));
        for (PublishedPort port : networking.ports()) {
            ports.always(HostBody.withProtocol(port.containerPort()), new Body());
        }
        return ports;
    }

    private static Body endpoints(NetworkingSpec networking) {
        Body endpoints = new Body();
        for (Endpoint endpoint : networking.endpoints()) {
            endpoints.always(endpoint.network(), EndpointBody.of(endpoint));
        }
        return endpoints;
    }
}
