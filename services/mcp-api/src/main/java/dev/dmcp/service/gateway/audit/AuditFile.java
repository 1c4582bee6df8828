package dev.dmcp.service.gateway.audit;

import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.log.Log;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Lines at the end of a file, which is moved aside (to {@code NAME.1}, replacing what was there) when it has grown. A call is not refused because its
 * line cannot be written; the service's log says so, once a minute at most. Thread-safe.
 */
public final class AuditFile implements Consumer<JsonObject> {
    private static final long LARGEST_BYTES = 64L << 20;
    private static final long BETWEEN_COMPLAINTS_NANOS = Duration.ofMinutes(1).toNanos();

    private final Path file;
    private final InstantSource clock;
    private final Log log;
    private final long largestBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private long complainedAt = System.nanoTime() - BETWEEN_COMPLAINTS_NANOS;

    /** Each line begins with the time of that clock. */
    public AuditFile(Path file, InstantSource clock, Log log) {
        this(file, clock, log, LARGEST_BYTES);
    }

    AuditFile(Path file, InstantSource clock, Log log, long largestBytes) {
        this.file = file;
        this.clock = clock;
        this.log = log;
        this.largestBytes = largestBytes;
    }

    @Override
    public void accept(JsonObject line) {
        byte[] bytes = (dated(line) + "\n").getBytes(StandardCharsets.UTF_8);
        lock.lock();
        try {
            makeRoom();
            Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            complain(e);
        } finally {
            lock.unlock();
        }
    }

    private JsonObject dated(JsonObject line) {
        JsonObject.Builder dated =
                JsonObject.builder().put("time", clock.instant().toString());
        line.members().forEach(dated::put);
        return dated.build();
    }

    private void makeRoom() throws IOException {
        if (Files.exists(file) && Files.size(file) >= largestBytes) {
            Path aside = file.resolveSibling(file.getFileName() + ".1");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void complain(IOException failure) {
        long now = System.nanoTime();
        if (now - complainedAt >= BETWEEN_COMPLAINTS_NANOS) {
            complainedAt = now;
            log.error("calls are not audited", failure, fields -> fields.put("file", file.toString()));
        }
    }
}
