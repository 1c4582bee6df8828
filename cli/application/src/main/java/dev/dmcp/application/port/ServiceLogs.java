package dev.dmcp.application.port;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What local services wrote, one file for each with a few older ones beside it. */
public interface ServiceLogs {

    /**
     * Which lines.
     *
     * @param services in this order where lines have no time
     * @param tail the last so many lines of each service; negative for all
     * @param since only lines that are not older; a line without a time is as old as the one before it
     * @param follow go on with new lines until the calling thread is interrupted
     */
    record Query(List<String> services, int tail, Optional<Instant> since, boolean follow) {
        public Query {
            services = List.copyOf(services);
        }
    }

    /** The file into which a service writes. */
    Path fileOf(String service);

    /**
     * Moves what is too much into older files and drops the oldest; the service writes on undisturbed.
     *
     * @return what went wrong, in a few words: {@code no space left on device}
     */
    Optional<String> keepSmall(String service);

    /** The last lines of a service, oldest first; empty when it wrote nothing. */
    List<String> lastLines(String service, int count);

    /** Gives service and line to the consumer, from this thread. */
    void read(Query query, BiConsumer<String, String> line) throws InterruptedException;
}
