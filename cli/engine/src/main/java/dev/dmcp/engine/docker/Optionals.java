package dev.dmcp.engine.docker;

import dev.dmcp.engine.docker.DockerApi.BodyReader;
import dev.dmcp.engine.docker.http.EngineRequest;
import dev.dmcp.engine.docker.http.EngineResponse;
import java.io.IOException;
import java.util.Optional;

/** Reads of things that may not be there: the engine's 404 is an answer, not a failure. */
final class Optionals {
    private static final int NOT_FOUND = 404;

    private Optionals() {}

    static <T> Optional<T> found(DockerApi api, String doing, String path, BodyReader<T> reader) {
        try (EngineResponse response = api.send(EngineRequest.get(path))) {
            if (response.status() == NOT_FOUND) {
                return Optional.empty();
            }
            DockerApi.expectSuccess(doing, response);
            return Optional.of(reader.read(response.body()));
        } catch (IOException broken) {
            throw EngineFailures.brokenOff(doing, api.address(), broken);
        }
    }
}
