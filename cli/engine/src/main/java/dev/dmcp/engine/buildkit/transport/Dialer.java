package dev.dmcp.engine.buildkit.transport;

import java.io.IOException;

/** Opens connections to one engine or builder. */
public interface Dialer {
    Duplex dial() throws IOException;

    /** For messages: {@code unix:///var/run/docker.sock}. */
    String address();
}
