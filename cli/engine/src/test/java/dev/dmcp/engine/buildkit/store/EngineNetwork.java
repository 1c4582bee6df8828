package dev.dmcp.engine.buildkit.store;

import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;

/** A bridge for a second engine, with an address of this machine that is none of loopback's. */
final class EngineNetwork implements AutoCloseable {
    private final String name =
            "dmcpit%08x".formatted(ThreadLocalRandom.current().nextInt());
    private final String address;

    EngineNetwork() throws IOException {
        Programs.run("docker", "network", "create", "-o", "com.docker.network.bridge.name=" + name, name);
        address = Programs.run("docker", "network", "inspect", "-f", "{{(index .IPAM.Config 0).Gateway}}", name)
                .strip();
    }

    String bridge() {
        return name;
    }

    String address() {
        return address;
    }

    @Override
    public void close() throws IOException {
        Programs.run("docker", "network", "rm", name);
    }
}
