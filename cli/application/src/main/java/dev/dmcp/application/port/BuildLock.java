package dev.dmcp.application.port;

import java.util.Optional;

/** Keeps images from being taken away while this machine builds some of the same project. */
public interface BuildLock {

    /** To be closed when the work has ended; the end of the process ends it too. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /** For a build: many may hold it at a time. Waits while somebody takes images away. */
    Held shared(String project);

    /** For taking away; absent while a build of this project runs. */
    Optional<Held> alone(String project);
}
