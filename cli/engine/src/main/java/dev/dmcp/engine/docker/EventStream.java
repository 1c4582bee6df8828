package dev.dmcp.engine.docker;

import dev.dmcp.application.container.ContainerEvent;
import dev.dmcp.application.container.Labels;
import dev.dmcp.application.port.ContainerEngine.Events;
import dev.dmcp.engine.docker.http.EngineRequest;
import dev.dmcp.engine.docker.http.EngineResponse;
import dev.dmcp.engine.docker.read.EventReader;
import java.io.IOException;
import java.util.Optional;

/** The engine's events about a project's containers; health checks' own exec events stay with the engine. */
final class EventStream implements Events {
    private static final String ACTIONS =
            "[\"create\",\"start\",\"die\",\"stop\",\"kill\",\"oom\",\"health_status\",\"destroy\",\"rename\",\"pause\",\"unpause\",\"restart\"]";

    private final DockerApi api;
    private final EngineResponse response;
    private final EventReader reader;
    private volatile boolean closed;

    private EventStream(DockerApi api, EngineResponse response) throws IOException {
        this.api = api;
        this.response = response;
        this.reader = new EventReader(response.body());
    }

    static EventStream open(DockerApi api, String project) {
        String filters = "{\"type\":[\"container\"],\"event\":%s,\"label\":[\"%s=%s\"]}"
                .formatted(ACTIONS, Labels.PROJECT, project);
        EngineResponse response = api.send(EngineRequest.get("/events?filters=" + DockerApi.encode(filters)));
        try {
            DockerApi.expectSuccess("listen to the engine's events", response);
            return new EventStream(api, response);
        } catch (IOException broken) {
            throw EngineFailures.brokenOff("listen to the engine's events", api.address(), broken);
        }
    }

    @Override
    public Optional<ContainerEvent> next() {
        try {
            return reader.next();
        } catch (IOException ended) {
            if (closed) {
                return Optional.empty();
            }
            throw EngineFailures.brokenOff("listen to the engine's events", api.address(), ended);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            response.close();
        } catch (IOException alreadyGone) {
            // nothing to give back
        }
    }
}
