package dev.dmcp.engine.buildkit.http2;

import dev.dmcp.engine.buildkit.hpack.HeaderField;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stream of a connection: headers, data and trailers in both directions. One thread may read while another
 * writes.
 */
public final class Http2Stream {
    /** How much the other side may send before we have read it. */
    static final int RECEIVE_WINDOW = 4 << 20;

    private final Http2Connection connection;
    private final int id;

    private final ArrayDeque<byte[]> chunks = new ArrayDeque<>();
    private List<HeaderField> headers = List.of();
    private List<HeaderField> trailers = List.of();
    private boolean headersSeen;
    private boolean remoteDone;
    private boolean localDone;
    private int receivable = RECEIVE_WINDOW;
    private int unacknowledged;
    private @Nullable IOException failure;

    Http2Stream(Http2Connection connection, int id) {
        this.connection = connection;
        this.id = id;
    }

    int id() {
        return id;
    }

    // ---- what the caller does ------------------------------------------------------------

    /** The first headers of the other side; waits for them. */
    public synchronized List<HeaderField> headers() throws IOException {
        while (!headersSeen && !remoteDone) {
            await();
        }
        if (!headersSeen) {
            throwFailure();
        }
        return headers;
    }

    /** The next piece of data, as it came in; null at the end of the stream. Waits for it. */
    public byte @Nullable [] read() throws IOException {
        byte[] chunk;
        int release = 0;
        synchronized (this) {
            while (chunks.isEmpty() && !remoteDone) {
                await();
            }
            if (chunks.isEmpty()) {
                throwFailure();
                return null;
            }
            chunk = chunks.remove();
            unacknowledged += chunk.length;
            if (unacknowledged >= RECEIVE_WINDOW / 2 && !remoteDone) {
                release = unacknowledged;
                receivable += release;
                unacknowledged = 0;
            }
        }
        if (release > 0) {
            connection.release(id, release);
        }
        return chunk;
    }

    /** The headers that came after the data; empty before the end of the stream, and where there were none. */
    public synchronized List<HeaderField> trailers() {
        return trailers;
    }

    public void sendHeaders(List<HeaderField> fields, boolean end) throws IOException {
        connection.sendHeaders(this, fields, end);
    }

    /** Sends all of it; waits while the other side does not take more. */
    public void send(byte[] bytes, int offset, int length, boolean end) throws IOException {
        connection.sendData(this, bytes, offset, length, end);
    }

    /** Gives the stream up in both directions. Does nothing when it has ended. */
    public void cancel() {
        connection.reset(this, ErrorCode.CANCEL);
    }

    // ---- what the connection does --------------------------------------------------------

    synchronized void received(List<HeaderField> fields, boolean end) {
        if (headersSeen) {
            trailers = List.copyOf(fields);
        } else {
            headers = List.copyOf(fields);
            headersSeen = true;
        }
        if (end) {
            remoteDone = true;
        }
        notifyAll();
    }

    synchronized void received(Frame data) throws Http2Exception {
        receivable -= data.payload().length;
        if (receivable < 0) {
            throw new Http2Exception(ErrorCode.FLOW_CONTROL_ERROR, "more data than the window allows");
        }
        int length = data.contentLength();
        receivable += data.payload().length - length;
        if (length > 0) {
            int start = data.contentStart();
            boolean whole = length == data.payload().length;
            chunks.add(whole ? data.payload() : Arrays.copyOfRange(data.payload(), start, start + length));
        }
        if (data.has(Frame.END_STREAM)) {
            remoteDone = true;
        }
        notifyAll();
    }

    /** Ends the stream: what has arrived can still be read, then the failure is thrown. */
    synchronized void fail(IOException reason) {
        // A server that has answered in full may reset what it did not care to read (RFC 9113, section 8.1).
        if (!remoteDone) {
            failure = failure == null ? reason : failure;
        }
        remoteDone = true;
        localDone = true;
        notifyAll();
    }

    synchronized boolean isDone() {
        return remoteDone && localDone;
    }

    synchronized void localDone() {
        localDone = true;
    }

    private void throwFailure() throws IOException {
        if (failure instanceof Http2Exception ours) {
            throw new Http2Exception(ours.code(), String.valueOf(ours.getMessage()));
        }
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
    }

    @SuppressWarnings("WaitNotInLoop") // every caller loops
    private void await() throws InterruptedIOException {
        try {
            wait();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for an answer");
        }
    }
}
