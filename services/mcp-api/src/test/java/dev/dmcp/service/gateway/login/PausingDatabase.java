package dev.dmcp.service.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.service.storage.Database;
import dev.dmcp.service.storage.Dialect;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A database that keeps one reader waiting with what was read in hand. */
final class PausingDatabase implements Database {
    private final Database database;
    private final CountDownLatch paused = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private volatile boolean armed;

    PausingDatabase(Database database) {
        this.database = database;
    }

    void pauseAfterNextRead() {
        armed = true;
    }

    void awaitPause() throws InterruptedException {
        assertThat(paused.await(20, TimeUnit.SECONDS)).isTrue();
    }

    void goOn() {
        goOn.countDown();
    }

    @Override
    public Dialect dialect() {
        return database.dialect();
    }

    @Override
    public <T> T read(Work<T> work) {
        T result = database.read(work);
        if (armed) {
            armed = false;
            paused.countDown();
            awaitQuietly(goOn);
        }
        return result;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public <T> T write(Work<T> work) {
        return database.write(work);
    }

    @Override
    public void close() {
        goOn.countDown();
        database.close();
    }
}
