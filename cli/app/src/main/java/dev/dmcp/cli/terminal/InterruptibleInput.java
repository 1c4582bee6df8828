package dev.dmcp.cli.terminal;

import dev.dmcp.application.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * An input that Ctrl-C ends: nothing interrupts a read of a terminal, so each is made on a thread of its own, and whoever
 * waits for it can be interrupted. Nothing can be read after that.
 */
public final class InterruptibleInput extends InputStream {
    private final InputStream input;

    public InterruptibleInput(InputStream input) {
        this.input = input;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    /** @throws Failure.Interrupted when the thread that reads is interrupted */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        FutureTask<Integer> reading = new FutureTask<>(() -> input.read(bytes, offset, length));
        Thread.ofPlatform().daemon().name("terminal-input").start(reading);
        try {
            return reading.get();
        } catch (InterruptedException stop) {
            throw new Failure.Interrupted("interrupted while reading the standard input");
        } catch (ExecutionException broken) {
            throw broken.getCause() instanceof IOException problem ? problem : new IOException(broken.getCause());
        }
    }
}
