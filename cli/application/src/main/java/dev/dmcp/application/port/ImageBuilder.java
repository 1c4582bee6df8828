package dev.dmcp.application.port;

import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.image.BuiltImage;
import dev.dmcp.application.image.ImageBuild;
import java.util.List;

/** What builds images. */
public interface ImageBuilder {

    /**
     * Gets ready to build these images over one connection.
     *
     * @throws dev.dmcp.application.failure.Failure.EngineUnreachable when no builder answers
     */
    Session open(List<ImageBuild> builds, Reporter reporter);

    /** A connection to a builder that has the files, secrets and credentials of all builds at hand. */
    interface Session extends AutoCloseable {

        /**
         * Builds one image of those that the session was opened for. Several threads may build at a time; equal steps
         * run once. An interrupt ends this build, on the builder too.
         *
         * @throws dev.dmcp.application.failure.Failure.OperationFailed with the failing step's last lines
         */
        BuiltImage build(ImageBuild build) throws InterruptedException;

        @Override
        void close();
    }
}
