package dev.dmcp.service.gateway.registry;

import dev.dmcp.service.kit.json.MalformedJsonException;
import dev.dmcp.service.kit.log.Log;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The operator's {@code mcp.json}, watched: what changes in it is applied while the gateway runs, whether it is written in place or renamed into place. A
 * file that cannot be read leaves everything as it was, and the log says where it is wrong.
 */
public final class ServersFile implements AutoCloseable {
    private static final int LONGEST_BYTES = 1 << 20;
    /** How long a writer may pause between two parts of a change. */
    private static final Duration SETTLED = Duration.ofMillis(100);

    /** A database beside the file may never let its folder rest. */
    private static final Duration SETTLES_WITHIN = Duration.ofSeconds(1);
    /** Editors take a file away for a moment when they save it. */
    private static final Duration GONE_AFTER = Duration.ofSeconds(1);

    /** Some changes are not told, such as behind a link to another folder. */
    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(5);

    private final Path file;
    private final Consumer<FileServers> apply;
    private final Log log;
    private final Thread watcher;
    private byte @Nullable [] content;
    private Map<String, RegisteredServer> servers = Map.of();
    private String unreadable = "";
    private OptionalLong missingSince = OptionalLong.empty();
    private boolean namesNobody;
    private boolean wasRead;

    /** @param apply told of all servers of the file when it was read first, and whenever it has changed */
    public ServersFile(Path file, Consumer<FileServers> apply, Log log) {
        this.file = file.toAbsolutePath();
        this.apply = apply;
        this.log = log;
        this.watcher = Thread.ofVirtual().name("mcp.json").unstarted(this::watch);
    }

    /** Reads the file, if it is there, and begins to watch it. */
    public void start() {
        look();
        watcher.start();
    }

    private void watch() {
        Optional<WatchService> events = Optional.empty();
        try {
            events = subscribe();
            while (true) {
                lookAgain(); // Also at first: it may have changed before anybody listened.
                awaitChange(events);
            }
        } catch (InterruptedException | ClosedWatchServiceException closing) {
            Thread.currentThread().interrupt();
        } finally {
            events.ifPresent(ServersFile::closeQuietly);
        }
    }

    private Optional<WatchService> subscribe() {
        try {
            WatchService events = file.getFileSystem().newWatchService();
            folder().register(
                            events,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE);
            return Optional.of(events);
        } catch (IOException e) {
            return Optional
                    .empty(); // A folder that is not there yet, or a system without events: looked at from time to
            // time.
        }
    }

    private Path folder() {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    private void awaitChange(Optional<WatchService> events) throws InterruptedException {
        Duration patience = missingSince.isPresent() && !namesNobody ? GONE_AFTER : LOOK_ANYWAY;
        if (events.isEmpty()) {
            Thread.sleep(patience);
            return;
        }
        WatchKey key = events.get().poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        long end = System.nanoTime() + SETTLES_WITHIN.toNanos();
        while (key != null) {
            key.pollEvents();
            key.reset();
            boolean mayRestYet = System.nanoTime() - end < 0;
            key = mayRestYet ? events.get().poll(SETTLED.toMillis(), TimeUnit.MILLISECONDS) : null;
        }
    }

    /** What could not be applied, because the database was away, is tried again at the next look. */
    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException failure) {
            log.error("a file of servers could not be applied", failure, fields -> fields.put("file", file.toString()));
        }
    }

    private synchronized void look() {
        try {
            byte[] now = Files.size(file) > LONGEST_BYTES ? tooLong() : Files.readAllBytes(file);
            if (!Arrays.equals(now, content)) {
                content = null; // So that what cannot be applied is tried again, whatever the file says by then.
                take(now);
                content = now;
            }
            wasRead = true;
            missingSince = OptionalLong.empty();
            namesNobody = false;
            unreadable = "";
        } catch (NoSuchFileException e) {
            miss();
        } catch (IOException e) {
            String problem = "cannot be read, so everything stays as it was: " + e.getMessage();
            if (!problem.equals(unreadable)) {
                unreadable = problem;
                complain(0, problem);
            }
        }
    }

    private void miss() {
        long now = System.nanoTime();
        long since = missingSince.orElse(now);
        missingSince = OptionalLong.of(since);
        if (!namesNobody && now - since >= GONE_AFTER.toNanos()) {
            dropAll();
            namesNobody = true;
        }
    }

    /** A file that was never seen may be at another path, or in a folder that comes later. */
    private void dropAll() {
        if (wasRead) {
            content = null;
            take(ServersFileReader.Reading.NOTHING);
        } else {
            log.warn(
                    "there is no file of servers; logins to those that it may name are kept",
                    fields -> fields.put("file", file.toString()));
        }
    }

    private static byte[] tooLong() throws IOException {
        throw new IOException("it is longer than " + LONGEST_BYTES + " bytes");
    }

    private void take(byte[] now) {
        try {
            take(ServersFileReader.read(now, servers));
        } catch (MalformedJsonException e) {
            complain(0, "everything stays as it was: " + e.getMessage());
        }
    }

    private void take(ServersFileReader.Reading reading) {
        Map<String, RegisteredServer> now = reading.servers();
        reading.remarks().forEach(remark -> complain(remark.line(), remark.sentence()));
        if (!now.equals(servers)) {
            String names = String.join(", ", now.keySet().stream().sorted().toList());
            log.info(
                    "servers of the file",
                    fields -> fields.put("file", file.toString()).put("servers", names));
        }
        servers = Map.copyOf(now);
        apply.accept(new FileServers(List.copyOf(now.values()), reading.named()));
    }

    private void complain(int line, String sentence) {
        log.warn("a file of servers is wrong", fields -> {
            fields.put("file", file.toString());
            if (line > 0) {
                fields.put("line", line);
            }
            fields.put("problem", sentence);
        });
    }

    private static void closeQuietly(WatchService events) {
        try {
            events.close();
        } catch (IOException e) {
            // Nothing is left to be told.
        }
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
