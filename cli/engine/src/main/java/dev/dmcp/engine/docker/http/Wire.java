package dev.dmcp.engine.docker.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * An open connection. Reading and writing may happen on two threads at once; closing ends both.
 *
 * @param in what the engine sends
 * @param out what is sent to it; unbuffered, so a caller writes whole messages
 * @param halfClose tells the engine that nothing more will be sent, and leaves reading open
 * @param release gives the connection back to the operating system
 */
public record Wire(InputStream in, OutputStream out, Closeable halfClose, Closeable release) implements Closeable {
    @Override
    public void close() throws IOException {
        release.close();
    }
}
