package dev.dmcp.engine.buildkit.transport;

import java.io.Closeable;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Bytes in both directions: a socket, a process, a tunnel in another connection. One thread reads and one writes;
 * closing it from a third ends both.
 */
public interface Duplex extends Closeable {
    InputStream input();

    /** What is written may be held back until {@link OutputStream#flush()}. */
    OutputStream output();
}
