package dev.dmcp.mcp.client.stdio;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;

/** Reads no more than a quarter of a MiB each second: a child that writes on and on waits for us, and not all others for it. Belongs to one thread. */
final class SlowStream extends FilterInputStream {
    private static final int MOST_BYTES = 256 << 10;
    private static final long PERIOD = TimeUnit.SECONDS.toNanos(1);

    private long began = System.nanoTime();
    private long bytes;

    SlowStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        pause();
        int next = super.read();
        bytes++;
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        pause();
        int count = super.read(buffer, offset, length);
        bytes += Math.max(0, count);
        return count;
    }

    private void pause() throws InterruptedIOException {
        long passed = System.nanoTime() - began;
        if (passed >= PERIOD) {
            began = System.nanoTime();
            bytes = 0;
        } else if (bytes >= MOST_BYTES) {
            await(PERIOD - passed);
            began = System.nanoTime();
            bytes = 0;
        }
    }

    private static void await(long nanos) throws InterruptedIOException {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a child's words were read slowly");
        }
    }
}
