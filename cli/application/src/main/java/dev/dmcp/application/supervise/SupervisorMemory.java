package dev.dmcp.application.supervise;

import dev.dmcp.application.port.ProcessLauncher.ProcessIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a supervisor must know to take over from one that was killed. */
public record SupervisorMemory(List<Remembered> services) {

    /**
     * One service.
     *
     * @param wanted whether it should run
     * @param word of its state when this was written
     * @param detail of its state when this was written
     * @param runsBy the fingerprint of the definition by which the process was started
     */
    public record Remembered(
            LocalService service,
            boolean wanted,
            String word,
            String detail,
            Optional<ProcessIdentity> process,
            Optional<Instant> startedAt,
            int restarts,
            Optional<String> lastExit,
            String runsBy) {}

    public static final SupervisorMemory EMPTY = new SupervisorMemory(List.of());

    public SupervisorMemory {
        services = List.copyOf(services);
    }

    /** Where the memory is kept. */
    public interface Store {

        /** What was saved last; {@link #EMPTY} when nothing was, or it cannot be read. */
        SupervisorMemory load();

        /**
         * Replaces what was saved, whole or not at all.
         *
         * @return what went wrong, in a few words; the memory before stays
         */
        Optional<String> save(SupervisorMemory memory);
    }
}
