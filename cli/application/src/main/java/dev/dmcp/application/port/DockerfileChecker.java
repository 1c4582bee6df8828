package dev.dmcp.application.port;

import dev.dmcp.application.image.DockerfileFinding;
import dev.dmcp.application.image.ImageBuild;
import java.util.List;

/** What looks Dockerfiles over without building anything. */
@FunctionalInterface
public interface DockerfileChecker {

    /**
     * Looks over the Dockerfile of each build, with its target and arguments.
     *
     * @return each finding once, by file and line
     * @throws dev.dmcp.application.failure.Failure where no builder answers, or it cannot check
     */
    List<DockerfileFinding> check(List<ImageBuild> builds);
}
