package dev.dmcp.engine.docker;

import dev.dmcp.engine.docker.http.EngineRequest;
import dev.dmcp.engine.docker.http.EngineResponse;
import dev.dmcp.engine.docker.read.PullReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** Moves whole images: from an engine to a registry, and from an archive into an engine. */
public final class DockerImageTransfer {
    /** What the engine wants in the header of a push by nobody: it insists on one. */
    private static final String NOBODY = "e30=";

    private final DockerApi api;
    private final RegistryCredentials credentials;

    public DockerImageTransfer(DockerApi api, RegistryCredentials credentials) {
        this.api = api;
        this.credentials = credentials;
    }

    /** Takes what is heard of a push: each time, even where there is no progress, how many bytes are sent so far. */
    @FunctionalInterface
    public interface PushProgress {
        /** @param total 0 where nothing is being sent yet */
        void heard(long current, long total);
    }

    /** Sends an image to its registry; ends as soon as the thread is interrupted. */
    public void push(String reference, PushProgress progress) {
        String doing = "push image `%s`".formatted(reference);
        String path = "/images/" + ImageNames.repository(reference) + "/push?tag="
                + DockerApi.encode(ImageNames.version(reference));
        String header = credentials.header(ImageNames.registry(reference)).orElse(NOBODY);
        EngineRequest request = EngineRequest.post(path).withHeader("X-Registry-Auth", header);
        refuse(doing, api.read(doing, request, body -> PullReader.readPush(body, progress::heard)));
    }

    /**
     * Takes an archive of images into the engine, each under its names.
     *
     * @param archive as {@code docker save} writes it; read as it comes, and not closed
     */
    public void load(InputStream archive) {
        String doing = "load the built image";
        EngineRequest request = new EngineRequest(
                "POST",
                "/images/load?quiet=1",
                Map.of("Content-Type", "application/x-tar"),
                new EngineRequest.Body.Stream(archive),
                false);
        refuse(doing, api.read(doing, request, body -> PullReader.read(body, words -> {})));
    }

    /** Whether the engine has an image, or its registry does. */
    public boolean isAvailable(String reference) {
        String credential = credentials.header(ImageNames.registry(reference)).orElse(NOBODY);
        return answers(EngineRequest.get("/images/" + reference + "/json"))
                || answers(EngineRequest.get("/distribution/" + reference + "/json")
                        .withHeader("X-Registry-Auth", credential));
    }

    private boolean answers(EngineRequest request) {
        try (EngineResponse response = api.send(request)) {
            return response.isSuccess();
        } catch (IOException broken) {
            throw EngineFailures.brokenOff("look for an image", api.address(), broken);
        }
    }

    private static void refuse(String doing, Optional<String> words) {
        if (words.isPresent()) {
            throw EngineFailures.refused(doing, words.get());
        }
    }
}
