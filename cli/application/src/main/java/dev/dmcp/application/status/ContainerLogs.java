package dev.dmcp.application.status;

import dev.dmcp.application.container.ContainerEvent;
import dev.dmcp.application.container.LogLine;
import dev.dmcp.application.container.LogRequest;
import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.port.ContainerEngine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** The output of several containers as one stream of lines. */
public final class ContainerLogs {

    /** Takes lines one at a time. */
    @FunctionalInterface
    public interface Sink {
        /** @param container its name, as the engine has it */
        void line(String service, String container, LogLine line);
    }

    private final ContainerEngine engine;
    private final Sink sink;

    public ContainerLogs(ContainerEngine engine, Sink sink) {
        this.engine = engine;
        this.sink = sink;
    }

    /** What there is, of all containers in the order of time. */
    public void print(List<ObservedContainer> containers, LogRequest request) throws InterruptedException {
        try (MergedLogs merged = new MergedLogs(engine, containers, request)) {
            for (Optional<MergedLogs.Line> line = merged.next(); line.isPresent(); line = merged.next()) {
                ObservedContainer container = line.get().container();
                sink.line(container.service(), container.name(), line.get().line());
            }
        }
    }

    /**
     * Follows the containers of the services, those too that start later, and again those that restart. Ends when its
     * thread is interrupted, or when the engine goes away.
     *
     * @param services empty for all
     */
    public void follow(String project, Set<String> services, LogRequest request) throws InterruptedException {
        try (ContainerEngine.Events events = engine.events(project)) {
            new Following(services, request).run(engine.containers(project), events);
        }
    }

    private final class Following {
        private final Set<String> services;
        private final LogRequest request;
        private final ReentrantLock oneAtATime = new ReentrantLock();
        private final Map<String, Instant> lastSeen = new HashMap<>();
        private final Set<String> followed = new HashSet<>();
        /** Started again before the stream of their former life had ended. */
        private final Set<String> again = new HashSet<>();

        private final List<Thread> readers = new ArrayList<>();

        Following(Set<String> services, LogRequest request) {
            this.services = services;
            this.request = request;
        }

        void run(List<ObservedContainer> present, ContainerEngine.Events events) throws InterruptedException {
            try {
                present.stream()
                        .filter(container -> !container.isOneOff())
                        .forEach(container -> begin(container.id(), container.name(), container.service()));
                Optional<ContainerEvent> event = events.next();
                while (event.isPresent()) {
                    if (event.get().action().equals("start")) {
                        begin(
                                event.get().containerId(),
                                event.get().containerName(),
                                event.get().service());
                    }
                    event = events.next();
                }
            } finally {
                readers.forEach(Thread::interrupt);
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }

        private void begin(String id, String name, String service) {
            oneAtATime.lock();
            try {
                if (!services.isEmpty() && !services.contains(service)) {
                    return;
                }
                if (!followed.add(id)) {
                    again.add(id);
                    return;
                }
                LogRequest wanted = Optional.ofNullable(lastSeen.get(id))
                        .map(last -> since(last.plusNanos(1)))
                        .orElse(request);
                readers.add(Thread.ofPlatform().daemon().start(() -> read(id, name, service, wanted)));
            } finally {
                oneAtATime.unlock();
            }
        }

        private LogRequest since(Instant moment) {
            return new LogRequest(OptionalInt.empty(), Optional.of(moment), request.until(), true);
        }

        private void read(String id, String name, String service, LogRequest wanted) {
            try {
                engine.logs(id, wanted, line -> show(id, name, service, line));
            } catch (Failure goneOrStopped) {
                // a container that was removed has nothing more to say
            } finally {
                ended(id, name, service);
            }
        }

        private void show(String id, String name, String service, LogLine line) {
            oneAtATime.lock();
            try {
                lastSeen.put(id, line.at());
                sink.line(service, name, line);
            } finally {
                oneAtATime.unlock();
            }
        }

        private void ended(String id, String name, String service) {
            oneAtATime.lock();
            try {
                followed.remove(id);
                if (again.remove(id)) {
                    begin(id, name, service);
                }
            } finally {
                oneAtATime.unlock();
            }
        }
    }
}
