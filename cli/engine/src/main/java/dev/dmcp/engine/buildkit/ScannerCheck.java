package dev.dmcp.engine.buildkit;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.engine.docker.DockerImageTransfer;
import java.util.List;

/**
 * A list of what is in an image (SBOM) is made by a program of its own, which comes as an image. Whether it can be had is
 * asked before anything is built: the builder would ask for it last.
 */
final class ScannerCheck {
    /** The one that BuildKit takes where nobody names another. */
    private static final String USUAL = "docker/buildkit-syft-scanner:stable-1";

    private static final String GENERATOR = "generator=";

    private final DockerImageTransfer engine;

    ScannerCheck(DockerImageTransfer engine) {
        this.engine = engine;
    }

    /** @throws Failure.InvalidInput naming the scanner that cannot be had */
    void require(List<ImageBuild> builds) {
        for (ImageBuild build : builds) {
            String attributes = build.options().attestations().get("sbom");
            if (attributes != null && !engine.isAvailable(scanner(attributes))) {
                throw new Failure.InvalidInput(
                        "the SBOM of `%s` needs the scanner image `%s`, and the engine can get it from nowhere"
                                .formatted(build.name(), scanner(attributes)),
                        "name one that it can get: `--sbom generator=IMAGE`, or leave `--sbom` away");
            }
        }
    }

    private static String scanner(String attributes) {
        for (String attribute : attributes.split(",", -1)) {
            if (attribute.startsWith(GENERATOR)) {
                return attribute.substring(GENERATOR.length());
            }
        }
        return USUAL;
    }
}
