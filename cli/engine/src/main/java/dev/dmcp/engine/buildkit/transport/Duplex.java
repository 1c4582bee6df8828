package dev.dmcp.engine.buildkit.transport;

import dev.dmcp.engine.docker.http.Wire;
import java.io.Closeable;
import java.io.IOException;
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

    static Duplex over(Wire wire) {
        return new Duplex() {
            @Override
            public InputStream input() {
                return wire.in();
            }

            @Override
            public OutputStream output() {
                return wire.out();
            }

            @Override
            public void close() throws IOException {
                wire.close();
            }
        };
    }
}
