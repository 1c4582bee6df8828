package dev.dmcp.engine.buildkit.http2;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes of data the other side still takes, on each stream and altogether (RFC 9113, section 5.2). Senders
 * wait here.
 */
final class SendWindows {
    static final int DEFAULT_WINDOW = 65_535;

    private final Map<Integer, Long> streams = new HashMap<>();
    private long connection = DEFAULT_WINDOW;
    private long initial = DEFAULT_WINDOW;
    private @Nullable IOException failure;

    synchronized void open(int stream) {
        streams.put(stream, initial);
    }

    synchronized void close(int stream) {
        streams.remove(stream);
        notifyAll();
    }

    /** Waits until something may be sent, and takes it: 1 to {@code wanted} bytes. */
    synchronized int take(int stream, int wanted) throws IOException {
        while (true) {
            if (failure != null) {
                throw new IOException(failure.getMessage(), failure);
            }
            Long window = streams.get(stream);
            if (window == null) {
                throw new Http2Exception(ErrorCode.STREAM_CLOSED, "the other side has closed the stream");
            }
            int granted = (int) Math.min(wanted, Math.min(connection, window));
            if (granted > 0) {
                connection -= granted;
                streams.put(stream, window - granted);
                return granted;
            }
            await();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // every caller loops
    private void await() throws InterruptedIOException {
        try {
            wait();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting to send");
        }
    }

    /** A WINDOW_UPDATE: stream 0 is the connection. Late ones for closed streams are nothing to complain about. */
    synchronized void grow(int stream, int increment) throws Http2Exception {
        if (increment == 0) {
            throw new Http2Exception(ErrorCode.PROTOCOL_ERROR, "a window update of 0");
        }
        if (stream == 0) {
            connection = checked(connection + increment);
        } else {
            Long window = streams.get(stream);
            if (window != null) {
                streams.put(stream, checked(window + increment));
            }
        }
        notifyAll();
    }

    /** A new SETTINGS_INITIAL_WINDOW_SIZE also changes the windows of open streams, perhaps below zero (6.9.2). */
    synchronized void initial(int size) throws Http2Exception {
        long change = size - initial;
        initial = size;
        for (Map.Entry<Integer, Long> stream : streams.entrySet()) {
            stream.setValue(checked(stream.getValue() + change));
        }
        notifyAll();
    }

    synchronized void fail(IOException broken) {
        failure = broken;
        notifyAll();
    }

    private static long checked(long window) throws Http2Exception {
        if (window > Integer.MAX_VALUE) {
            throw new Http2Exception(ErrorCode.FLOW_CONTROL_ERROR, "a window beyond 2^31-1");
        }
        return window;
    }
}
