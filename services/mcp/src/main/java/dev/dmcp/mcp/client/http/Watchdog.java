package dev.dmcp.mcp.client.http;

import dev.dmcp.mcp.client.link.Deadline;
import java.io.InputStream;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Closes response bodies that take too long, so that whoever reads them wakes up. One thread for all, which ends when there is nothing to watch. */
final class Watchdog {
    private static final ScheduledThreadPoolExecutor THREAD = thread();

    private Watchdog() {}

    static ScheduledFuture<?> watch(InputStream body, Deadline deadline) {
        return THREAD.schedule(
                () -> Exchanges.closeQuietly(body), deadline.left().toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ScheduledThreadPoolExecutor thread() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
                1, task -> Thread.ofPlatform().daemon().name("http-watchdog").unstarted(task));
        executor.setKeepAliveTime(10, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }
}
