package dev.dmcp.engine.docker.command;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.core.command.CreateContainerCmdImpl;
import dev.dmcp.application.container.ContainerSpec;
import dev.dmcp.application.container.HealthSpec;
import dev.dmcp.application.container.NetworkingSpec;
import dev.dmcp.application.container.NetworkingSpec.PublishedPort;
import dev.dmcp.application.container.ProcessSpec;
import java.util.LinkedHashSet;
import java.util.Set;

/** A container in docker-java's words. */
final class ContainerCommand {
    private ContainerCommand() {}

    static CreateContainerCmd of(ContainerSpec spec) {
        CreateContainerCmd command = new CreateContainerCmdImpl(
                        unsent -> {
                            throw RequestBodies.neverSent();
                        },
                        new AuthConfig(),
                        spec.image())
                .withLabels(spec.labels())
                .withHostConfig(HostSettings.of(spec));
        process(command, spec.process());
        spec.health().ifPresent(health -> command.withHealthcheck(health(health)));
        spec.networking().macAddress().ifPresent(command::withMacAddress);
        exposedPorts(command, spec.networking());
        return command;
    }

    private static void process(CreateContainerCmd command, ProcessSpec process) {
        process.entrypoint().ifPresent(command::withEntrypoint);
        process.command().ifPresent(command::withCmd);
        if (!process.environment().isEmpty()) {
            command.withEnv(process.environment());
        }
        process.workingDirectory().ifPresent(command::withWorkingDir);
        process.user().ifPresent(command::withUser);
        process.stopSignal().ifPresent(command::withStopSignal);
        process.stopGrace().ifPresent(grace -> command.withStopTimeout((int) grace.toSeconds()));
        process.hostname().ifPresent(command::withHostName);
        process.domainName().ifPresent(command::withDomainName);
        command.withTty(process.terminal()).withStdinOpen(process.openInput());
    }

    private static HealthCheck health(HealthSpec spec) {
        HealthCheck health = new HealthCheck();
        if (!spec.test().isEmpty()) {
            health.withTest(spec.test());
        }
        spec.interval().ifPresent(interval -> health.withInterval(interval.toNanos()));
        spec.timeout().ifPresent(timeout -> health.withTimeout(timeout.toNanos()));
        spec.retries().ifPresent(health::withRetries);
        spec.startPeriod().ifPresent(period -> health.withStartPeriod(period.toNanos()));
        spec.startInterval().ifPresent(interval -> health.withStartInterval(interval.toNanos()));
        return health;
    }

    private static void exposedPorts(CreateContainerCmd command, NetworkingSpec networking) {
        Set<String> ports = new LinkedHashSet<>(networking.exposed());
        networking.ports().stream().map(PublishedPort::containerPort).forEach(ports::add);
        if (!ports.isEmpty()) {
            command.withExposedPorts(ports.stream().map(ExposedPort::parse).toList());
        }
    }
}
