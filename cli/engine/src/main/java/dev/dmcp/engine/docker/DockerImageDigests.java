package dev.dmcp.engine.docker;

import dev.dmcp.application.port.ImageDigests;
import dev.dmcp.engine.docker.http.EngineRequest;
import dev.dmcp.engine.docker.read.DistributionReader;
import dev.dmcp.engine.registry.RegistryCall;
import dev.dmcp.engine.registry.RegistryPatience;

/** Digests from registries, asked for by the engine: {@code GET /distribution/{name}/json}. */
public final class DockerImageDigests implements ImageDigests {
    private final DockerApi api;
    private final RegistryPatience patience;

    public DockerImageDigests(DockerApi api, RegistryPatience patience) {
        this.api = api;
        this.patience = patience;
    }

    @Override
    public String digest(String reference) {
        RegistryCall call = new RegistryCall("digest of " + reference, patience);
        return call.run(() -> api.read(
                "ask the registry for `%s`".formatted(reference),
                EngineRequest.get("/distribution/" + reference + "/json"),
                DistributionReader::digest));
    }
}
