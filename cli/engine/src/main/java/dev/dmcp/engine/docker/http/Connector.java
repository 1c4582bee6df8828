package dev.dmcp.engine.docker.http;

import java.io.IOException;

/** Opens connections to one engine. */
@FunctionalInterface
public interface Connector {
    Wire connect() throws IOException;
}
