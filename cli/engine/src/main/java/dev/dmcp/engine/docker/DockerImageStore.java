package dev.dmcp.engine.docker;

import dev.dmcp.application.dockerfile.BaseImage;
import dev.dmcp.application.image.EngineImage;
import dev.dmcp.application.port.ImageStore;
import dev.dmcp.engine.docker.http.EngineRequest;
import dev.dmcp.engine.docker.http.EngineResponse;
import dev.dmcp.engine.docker.read.BaseImageReader;
import dev.dmcp.engine.docker.read.ImageListReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The images of a Docker engine. */
public final class DockerImageStore implements ImageStore {
    private static final int NOT_FOUND = 404;

    private final DockerApi api;

    public DockerImageStore(DockerApi api) {
        this.api = api;
    }

    @Override
    public List<EngineImage> images() {
        return api.read("list the images", EngineRequest.get("/images/json"), ImageListReader::images);
    }

    @Override
    public Optional<BaseImage> base(String reference) {
        String doing = "look at image `%s`".formatted(reference);
        try (EngineResponse response =
                api.send(EngineRequest.get("/images/" + DockerApi.encode(reference) + "/json"))) {
            if (response.status() == NOT_FOUND) {
                return Optional.empty();
            }
            DockerApi.expectSuccess(doing, response);
            return Optional.of(BaseImageReader.read(response.body()));
        } catch (IOException broken) {
            throw EngineFailures.brokenOff(doing, api.address(), broken);
        }
    }

    @Override
    public Set<String> imagesInUse() {
        return api.read(
                "list the containers",
                EngineRequest.get("/containers/json?all=1"),
                ImageListReader::imagesOfContainers);
    }

    @Override
    public void tag(String imageId, String reference) {
        String repository = DockerApi.encode(ImageNames.repository(reference));
        String tag = DockerApi.encode(ImageNames.version(reference));
        api.command(
                "tag image `%s`".formatted(reference),
                EngineRequest.post("/images/" + DockerApi.encode(imageId) + "/tag?repo=" + repository + "&tag=" + tag));
    }

    @Override
    public boolean remove(String reference) {
        String doing = "remove image `%s`".formatted(reference);
        try (EngineResponse response = api.send(EngineRequest.delete("/images/" + DockerApi.encode(reference)))) {
            if (response.status() == NOT_FOUND) {
                return false;
            }
            DockerApi.expectSuccess(doing, response);
            return true;
        } catch (IOException broken) {
            throw EngineFailures.brokenOff(doing, api.address(), broken);
        }
    }
}
