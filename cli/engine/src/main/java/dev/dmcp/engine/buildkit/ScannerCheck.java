package dev.dmcp.engine.buildkit;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.application.image.SbomScanner;
import dev.dmcp.engine.docker.DockerImageTransfer;
import dev.dmcp.engine.registry.RegistryCall;
import dev.dmcp.engine.registry.RegistryPatience;
import java.util.List;

/**
 * A list of what is in an image (SBOM) is made by a program of its own, which comes as an image. Whether it can be had is
 * asked before anything is built: the builder would ask for it last.
 */
final class ScannerCheck {
    private final DockerImageTransfer engine;
    private final RegistryPatience patience;

    ScannerCheck(DockerImageTransfer engine, RegistryPatience patience) {
        this.engine = engine;
        this.patience = patience;
    }

    /** @throws Failure.InvalidInput naming the scanner that cannot be had */
    void require(List<ImageBuild> builds) {
        for (ImageBuild build : builds) {
            String attributes = build.options().attestations().get("sbom");
            if (attributes != null) {
                require(build, SbomScanner.image(attributes));
            }
        }
    }

    private void require(ImageBuild build, String scanner) {
        if (!isAvailable(scanner)) {
            throw new Failure.InvalidInput(
                    "the SBOM of `%s` needs the scanner image `%s`, and the engine can get it from nowhere"
                            .formatted(build.name(), scanner),
                    "name one that it can get: `--sbom generator=IMAGE`, or leave `--sbom` away");
        }
    }

    private boolean isAvailable(String image) {
        return new RegistryCall("look for " + image, patience).run(() -> engine.isAvailable(image));
    }
}
