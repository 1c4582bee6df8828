package dev.dmcp.engine.buildkit.http2;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Collects frames from all threads and writes them from one of its own, so that many small frames leave in one write,
 * the thread that reads never waits for the other side to read, and an interrupted caller cannot close the channel
 * under the others.
 */
final class FrameWriter {
    /** Callers with data wait while more than this lies unwritten. */
    private static final int ENOUGH_PENDING = 262_144;

    private final OutputStream out;
    private final Thread thread;
    private byte[] pending = new byte[16_384];
    private int count;
    private boolean closing;
    private @Nullable IOException failure;

    FrameWriter(OutputStream out, String name) {
        this.out = out;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Queues raw bytes: the preface. */
    synchronized void raw(byte[] bytes) {
        append(bytes, 0, bytes.length);
        notifyAll();
    }

    /** Queues a frame and never waits: for control frames and headers, whose number is bounded by what they answer. */
    synchronized void frame(int type, int flags, int stream, byte[] payload) {
        header(payload.length, type, flags, stream);
        append(payload, 0, payload.length);
        notifyAll();
    }

    /** Queues a frame of data, after waiting until there is room. */
    synchronized void data(int flags, int stream, byte[] bytes, int offset, int length) throws IOException {
        while (count > ENOUGH_PENDING && failure == null && !closing) {
            await();
        }
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
        header(length, Frame.DATA, flags, stream);
        append(bytes, offset, length);
        notifyAll();
    }

    /** Writes what lies there, then ends. */
    void close() {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        if (Thread.currentThread() != thread) {
            join();
        }
    }

    private void join() {
        try {
            // A peer that no longer reads must not keep us.
            thread.join(1_000);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // every caller loops
    private void await() throws InterruptedIOException {
        try {
            wait();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while sending");
        }
    }

    private void header(int length, int type, int flags, int stream) {
        byte[] header = {
            (byte) (length >> 16),
            (byte) (length >> 8),
            (byte) length,
            (byte) type,
            (byte) flags,
            (byte) (stream >> 24),
            (byte) (stream >> 16),
            (byte) (stream >> 8),
            (byte) stream
        };
        append(header, 0, header.length);
    }

    private void append(byte[] bytes, int offset, int length) {
        if (pending.length - count < length) {
            pending = Arrays.copyOf(pending, Math.max(pending.length * 2, count + length));
        }
        System.arraycopy(bytes, offset, pending, count, length);
        count += length;
    }

    private void run() {
        byte[] writing = new byte[16_384];
        try {
            while (true) {
                int length;
                synchronized (this) {
                    while (count == 0 && !closing) {
                        wait();
                    }
                    if (count == 0) {
                        return;
                    }
                    byte[] full = pending;
                    pending = writing;
                    writing = full;
                    length = count;
                    count = 0;
                    notifyAll();
                }
                out.write(writing, 0, length);
                out.flush();
            }
        } catch (IOException broken) {
            fail(broken);
        } catch (InterruptedException nobodyDoesThis) {
            fail(new InterruptedIOException("the writing thread was interrupted"));
        }
    }

    private synchronized void fail(IOException broken) {
        failure = broken;
        notifyAll();
    }
}
