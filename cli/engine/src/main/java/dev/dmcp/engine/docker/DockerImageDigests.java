package dev.dmcp.engine.docker;

import dev.dmcp.application.port.ImageDigests;
import dev.dmcp.engine.docker.http.EngineRequest;
import dev.dmcp.engine.docker.read.DistributionReader;

/** Digests from registries, asked for by the engine: {@code GET /distribution/{name}/json}. */
public final class DockerImageDigests implements ImageDigests {
    private final DockerApi api;

    public DockerImageDigests(DockerApi api) {
        this.api = api;
    }

    @Override
    public String digest(String reference) {
        return api.read(
                "ask the registry for `%s`".formatted(reference),
                EngineRequest.get("/distribution/" + reference + "/json"),
                DistributionReader::digest);
    }
}
