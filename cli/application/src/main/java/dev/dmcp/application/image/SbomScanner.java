package dev.dmcp.application.image;

import java.util.Optional;
import java.util.stream.Stream;

/** The program that lists what is in an image (SBOM), an image itself; by the attributes of the wish for one. */
public final class SbomScanner {
    /** The one that BuildKit takes where nobody names another. */
    private static final String USUAL = "docker/buildkit-syft-scanner:stable-1";

    private static final String GENERATOR = "generator=";

    private SbomScanner() {}

    /** The image that the attributes name, else the usual one. */
    public static String image(String attributes) {
        return named(attributes).orElse(USUAL);
    }

    /** The attributes with the usual scanner's name behind a mirror, where they name none. */
    public static String behind(String mirror, String attributes) {
        return named(attributes).isPresent()
                ? attributes
                : GENERATOR + mirror + "/" + USUAL + (attributes.isEmpty() ? "" : "," + attributes);
    }

    private static Optional<String> named(String attributes) {
        return Stream.of(attributes.split(",", -1))
                .filter(attribute -> attribute.startsWith(GENERATOR))
                .map(attribute -> attribute.substring(GENERATOR.length()))
                .findFirst();
    }
}
