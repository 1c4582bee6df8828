package dev.dmcp.application.status;

import dev.dmcp.application.container.LogLine;
import dev.dmcp.application.container.LogRequest;
import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.port.ContainerEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The outputs of several containers, merged by time while they are read; only a few lines of each are kept. */
final class MergedLogs implements AutoCloseable {
    private static final int LINES_AHEAD = 512;

    /** A line and whose it is. */
    record Line(ObservedContainer container, LogLine line) {}

    private final List<Source> sources = new ArrayList<>();

    MergedLogs(ContainerEngine engine, List<ObservedContainer> containers, LogRequest request) {
        containers.forEach(container -> sources.add(new Source(engine, container, request)));
    }

    /** The oldest line that has not been taken; absent at the end of all. */
    Optional<Line> next() throws InterruptedException {
        Optional<Source> oldest = Optional.empty();
        for (Source source : sources) {
            Optional<LogLine> head = source.head();
            if (head.isPresent() && (oldest.isEmpty() || isBefore(head.get(), oldest.get()))) {
                oldest = Optional.of(source);
            }
        }
        return oldest.isEmpty() ? Optional.empty() : Optional.of(oldest.get().take());
    }

    private static boolean isBefore(LogLine line, Source other) throws InterruptedException {
        return other.head().map(head -> line.at().isBefore(head.at())).orElse(true);
    }

    @Override
    public void close() {
        sources.forEach(source -> source.reader.interrupt());
    }

    private static final class Source {
        private final ObservedContainer container;
        private final BlockingQueue<Optional<LogLine>> lines = new LinkedBlockingQueue<>(LINES_AHEAD);
        private final Thread reader;
        private Optional<LogLine> head = Optional.empty();
        private boolean hasEnded;

        Source(ContainerEngine engine, ObservedContainer container, LogRequest request) {
            this.container = container;
            this.reader = Thread.ofPlatform().daemon().start(() -> read(engine, request));
        }

        private void read(ContainerEngine engine, LogRequest request) {
            try {
                engine.logs(container.id(), request, line -> put(Optional.of(line)));
            } catch (Failure unreadable) {
                put(Optional.of(new LogLine(
                        container.created(), true, "(its output cannot be read: " + unreadable.sentence() + ")")));
            } finally {
                put(Optional.empty());
            }
        }

        private void put(Optional<LogLine> line) {
            try {
                lines.put(line);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        Optional<LogLine> head() throws InterruptedException {
            if (head.isEmpty() && !hasEnded) {
                head = lines.take();
                hasEnded = head.isEmpty();
            }
            return head;
        }

        Line take() throws InterruptedException {
            LogLine line = head().orElseThrow();
            head = Optional.empty();
            return new Line(container, line);
        }
    }
}
