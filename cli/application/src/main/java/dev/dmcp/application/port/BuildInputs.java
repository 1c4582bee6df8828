package dev.dmcp.application.port;

import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.InputFiles;

/** Reads what a build would send to the builder. */
@FunctionalInterface
public interface BuildInputs {

    /**
     * Reads the Dockerfile and every file of the local contexts that the ignore file leaves.
     *
     * @throws dev.dmcp.application.failure.Failure.InvalidInput where the context or the Dockerfile is missing or
     *     cannot be read
     */
    InputFiles read(BuildInput input) throws InterruptedException;
}
