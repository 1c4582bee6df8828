package dev.dmcp.application.port;

import dev.dmcp.application.container.ContainerEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** What happens on {@link InMemoryEngine}, for whoever listens. */
final class InMemoryEvents {
    private final List<BlockingQueue<Optional<ContainerEvent>>> listeners = new CopyOnWriteArrayList<>();

    void tell(String action, InMemoryContainer container) {
        ContainerEvent event = new ContainerEvent(
                Instant.EPOCH, action, container.id, container.name, container.service(), OptionalInt.empty());
        listeners.forEach(queue -> queue.add(Optional.of(event)));
    }

    ContainerEngine.Events listen() {
        BlockingQueue<Optional<ContainerEvent>> queue = new LinkedBlockingQueue<>();
        listeners.add(queue);
        return new ContainerEngine.Events() {
            @Override
            public Optional<ContainerEvent> next() {
                try {
                    return queue.take();
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                    return Optional.empty();
                }
            }

            @Override
            public void close() {
                listeners.remove(queue);
                queue.add(Optional.empty());
            }
        };
    }
}
