package dev.dmcp.application.port;

import dev.dmcp.application.dockerfile.DockerfileUse;
import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.InputFiles;

/** Reads what a build would send to the builder. Safe for use from many threads. */
public interface BuildInputs {

    /**
     * The text of the Dockerfile; empty where it lies in a remote context.
     *
     * @throws dev.dmcp.application.failure.Failure.InvalidInput where it is missing or cannot be read
     */
    String dockerfile(BuildInput input);

    /**
     * Reads the files of the local contexts that the Dockerfile takes and the ignore file leaves.
     *
     * @param dockerfile its text
     * @throws dev.dmcp.application.failure.Failure.InvalidInput where a context is missing or cannot be read
     */
    InputFiles read(BuildInput input, String dockerfile, DockerfileUse use) throws InterruptedException;

    /** Keeps for the next run what this one has found out of files; called once all has been read. */
    void remember();
}
