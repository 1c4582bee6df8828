package dev.dmcp.service.kit.http;

import java.io.IOException;

/** The client closed the connection, or took longer than the server waits. Nobody is left to be answered. */
public final class ClientGoneException extends IOException {
    private static final long serialVersionUID = 1L;

    ClientGoneException(IOException cause) {
        super("the client is gone or too slow", cause);
    }
}
