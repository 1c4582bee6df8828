package dev.dmcp.cli;

import dev.dmcp.application.failure.ExitCode;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Ctrl-C and SIGTERM become an interrupt of the main thread, so that commands end in their own words; who does not end
 * within the grace time is ended.
 */
public final class Interruption {

    private static final int GRACE_SECONDS = 15;

    private Interruption() {}

    public static int guard(IntSupplier work) {
        Thread main = Thread.currentThread();
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = new Thread(() -> interruptAndWait(main, ended), "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        int code = work.getAsInt();
        ended.countDown();
        return code;
    }

    /** Runs while the JVM goes down because of a signal; a regular end halts without hooks. */
    private static void interruptAndWait(Thread main, CountDownLatch ended) {
        main.interrupt();
        try {
            boolean orderly = ended.await(GRACE_SECONDS, TimeUnit.SECONDS);
            if (orderly) {
                main.join(TimeUnit.SECONDS.toMillis(1)); // it flushes and halts with its own code
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
    }
}
