package dev.dmcp.mcp.client.stdio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Looks each second at the memory that a process and its descendants have for themselves (not what they share with others, such as a program's text), and
 * says so when it is too much. Linux alone tells. A limit on address space would not do: node reserves far more than it uses.
 */
final class MemoryWatch {
    private static final Path PROC = Path.of("/proc");
    private static final ScheduledThreadPoolExecutor THREAD = thread();

    private MemoryWatch() {}

    /** Looks until the future is cancelled; {@code exceeded} may come more than once. */
    static Future<?> over(Process process, long most, Exceeded exceeded) {
        return THREAD.scheduleWithFixedDelay(
                () -> {
                    long used = usedBy(process.pid());
                    if (used > most) {
                        exceeded.by(used);
                    }
                },
                1,
                1,
                TimeUnit.SECONDS);
    }

    /** Told how many bytes are in use. */
    @FunctionalInterface
    interface Exceeded {
        void by(long bytes);
    }

    /** Bytes of a process and its descendants; 0 when they are gone, or the system does not say. */
    static long usedBy(long pid) {
        Path folder = PROC.resolve(Long.toString(pid));
        long sum = anonymousBytes(folder.resolve("status"));
        for (String child : text(folder.resolve("task")
                        .resolve(Long.toString(pid))
                        .resolve("children"))
                .strip()
                .split(" ")) {
            if (!child.isEmpty()) {
                sum += usedBy(Long.parseLong(child));
            }
        }
        return sum;
    }

    private static long anonymousBytes(Path status) {
        for (String line : text(status).split("\n")) {
            if (line.startsWith("RssAnon:")) {
                String kilobytes = line.substring("RssAnon:".length()).strip();
                return Long.parseLong(kilobytes.substring(0, kilobytes.indexOf(' '))) << 10;
            }
        }
        return 0;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    private static ScheduledThreadPoolExecutor thread() {
        var executor = new ScheduledThreadPoolExecutor(
                1, task -> Thread.ofPlatform().daemon().name("mcp-child-memory").unstarted(task));
        executor.setKeepAliveTime(10, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }
}
