package dev.dmcp.service.kit.http;

import java.time.Duration;

/** A running HTTP server. */
public interface Server {

    /** The port it listens on: the one asked for, or the one the system chose for port 0. */
    int port();

    /**
     * Stops in order: new requests are answered 503, those under way may finish within {@code grace}, streams are interrupted, then everything is
     * closed. Returns when the port is free. A second call does nothing.
     */
    void stop(Duration grace);
}
