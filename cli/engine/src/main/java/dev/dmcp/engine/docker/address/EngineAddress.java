package dev.dmcp.engine.docker.address;

import java.nio.file.Path;
import java.util.Optional;

/** Where an engine listens. */
public sealed interface EngineAddress {

    /** As people write it: {@code unix:///var/run/docker.sock}. */
    String text();

    record UnixSocket(Path path) implements EngineAddress {
        @Override
        public String text() {
            return "unix://" + path;
        }
    }

    record Tcp(String host, int port, Optional<TlsFiles> tls) implements EngineAddress {
        @Override
        public String text() {
            return "tcp://%s:%d".formatted(host, port);
        }
    }

    /**
     * The files of one TLS identity, in PEM.
     *
     * @param folder holds {@code ca.pem}, and {@code cert.pem} with {@code key.pem} where the engine asks for a client
     *     certificate; each may be missing
     * @param verify whether the engine's certificate must be signed by {@code ca.pem} (or a public authority) and name
     *     the host
     */
    record TlsFiles(Path folder, boolean verify) {}
}
