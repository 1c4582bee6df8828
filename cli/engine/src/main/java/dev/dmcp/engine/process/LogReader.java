package dev.dmcp.engine.process;

import dev.dmcp.application.port.ServiceLogs.Query;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Reads the logs of several services as one, in the order of their times. */
final class LogReader {

    private static final long GLANCE_MILLIS = 200;
    private static final int CHUNK = 64 * 1024;

    private final Query query;
    private final Function<String, List<Path>> files;
    private final BiConsumer<String, String> sink;
    private final Map<String, Long> positions = new HashMap<>();
    private final Map<String, String> halfLines = new HashMap<>();

    LogReader(Query query, Function<String, List<Path>> files, BiConsumer<String, String> sink) {
        this.query = query;
        this.files = files;
        this.sink = sink;
    }

    void readWhatIsThere() {
        PriorityQueue<Source> sources = new PriorityQueue<>();
        for (String service : query.services()) {
            List<Path> existing = files.apply(service);
            existing.forEach(file -> positions.put(service, size(file)));
            Source source = new Source(service, sources.size(), selected(LogLines.of(existing)));
            if (source.advance()) {
                sources.add(source);
            }
        }
        while (!sources.isEmpty()) {
            Source earliest = sources.remove();
            sink.accept(earliest.service, earliest.line);
            if (earliest.advance()) {
                sources.add(earliest);
            }
        }
    }

    private Iterator<String> selected(Iterator<String> lines) {
        Iterator<String> recent =
                query.since().isPresent() ? since(lines, query.since().get()) : lines;
        return query.tail() < 0 ? recent : last(recent, query.tail());
    }

    private static Iterator<String> since(Iterator<String> lines, Instant since) {
        Deque<String> kept = new ArrayDeque<>();
        Instant time = Instant.EPOCH;
        while (lines.hasNext()) {
            String line = lines.next();
            time = LineTime.of(line).orElse(time);
            if (!time.isBefore(since)) {
                kept.add(line);
            }
        }
        return kept.iterator();
    }

    private static Iterator<String> last(Iterator<String> lines, int count) {
        Deque<String> kept = new ArrayDeque<>();
        while (lines.hasNext()) {
            kept.addLast(lines.next());
            if (kept.size() > count) {
                kept.removeFirst();
            }
        }
        return kept.iterator();
    }

    /** Until the thread is interrupted. */
    void follow(Function<String, Path> fileOf) throws InterruptedException {
        while (true) {
            for (String service : query.services()) {
                readNew(service, fileOf.apply(service));
            }
            Thread.sleep(GLANCE_MILLIS);
        }
    }

    private void readNew(String service, Path file) {
        long known = positions.getOrDefault(service, 0L);
        long size = size(file);
        // A file that became shorter was emptied by the rotation.
        long position = size < known ? 0 : known;
        if (size > position) {
            try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
                in.seek(position);
                byte[] bytes = new byte[(int) Math.min(CHUNK, size - position)];
                int count = Math.max(0, in.read(bytes));
                emit(service, new String(bytes, 0, count, StandardCharsets.UTF_8));
                position += count;
            } catch (IOException goneMeanwhile) {
                position = 0;
            }
        }
        positions.put(service, position);
    }

    private void emit(String service, String text) {
        String pending = halfLines.getOrDefault(service, "") + text;
        int start = 0;
        for (int end = pending.indexOf('\n'); end >= 0; end = pending.indexOf('\n', start)) {
            sink.accept(service, pending.substring(start, end));
            start = end + 1;
        }
        halfLines.put(service, pending.substring(start));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException missing) {
            return 0;
        }
    }

    /** The lines of one service; ordered by the time of the line that comes next. */
    private static final class Source implements Comparable<Source> {
        private final String service;
        private final int rank;
        private final Iterator<String> lines;
        private Instant time = Instant.EPOCH;
        private String line = "";

        Source(String service, int rank, Iterator<String> lines) {
            this.service = service;
            this.rank = rank;
            this.lines = lines;
        }

        boolean advance() {
            if (!lines.hasNext()) {
                return false;
            }
            line = lines.next();
            time = LineTime.of(line).orElse(time);
            return true;
        }

        @Override
        public int compareTo(Source other) {
            int byTime = time.compareTo(other.time);
            return byTime != 0 ? byTime : Integer.compare(rank, other.rank);
        }
    }
}
