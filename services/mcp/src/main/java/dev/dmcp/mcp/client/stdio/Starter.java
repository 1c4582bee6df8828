package dev.dmcp.mcp.client.stdio;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts children, all from one thread that lives as long as this process. Linux ends a child that asked for it (PR_SET_PDEATHSIG) when the thread that
 * started it ends, and threads of a pool come and go.
 */
final class Starter {
    private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name("mcp-child-starter").unstarted(task));

    private Starter() {}

    static Process start(ProcessBuilder builder) throws IOException {
        try {
            return THREAD.submit(builder::start).get();
        } catch (ExecutionException e) {
            throw new IOException(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a program was being started", e);
        }
    }
}
