package dev.dmcp.engine.docker;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.port.ContainerFigures;
import dev.dmcp.engine.docker.http.EngineRequest;
import dev.dmcp.engine.docker.read.StatsReader;
import java.util.Optional;

/** One look at a container's figures: with {@code one-shot} the engine does not take a second of its own to measure. */
public final class DockerContainerFigures implements ContainerFigures {
    private final DockerApi api;

    public DockerContainerFigures(DockerApi api) {
        this.api = api;
    }

    @Override
    public Optional<Reading> read(String container) {
        try {
            return api.read(
                    "ask for the figures of `%s`".formatted(container),
                    EngineRequest.get(
                            "/containers/" + DockerApi.encode(container) + "/stats?stream=false&one-shot=true"),
                    StatsReader::read);
        } catch (Failure.OperationFailed gone) {
            return Optional.empty();
        }
    }
}
