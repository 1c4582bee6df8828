package dev.dmcp.application.project;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What all images of a stack share.
 *
 * @param base the operating system below them
 * @param mirror put before every base image's name, without a slash at its end; empty for Docker Hub
 * @param registry where images are pushed, without a slash at its end; empty when they stay on the engine
 * @param tag the tag of the images that are built
 * @param caCertificates a PEM file of the project that builds trust beside the usual authorities
 * @param platforms {@code linux/amd64}, …; empty for the engine's own
 * @param cacheFrom cache sources in buildx's notation: {@code type=registry,ref=…}
 * @param cacheTo cache destinations in the same notation
 * @param templates the folder of the project's own copies of templates
 * @param maxSizes how many bytes the image of a service may have, by the service's name
 */
public record Images(
        Base base,
        String mirror,
        String registry,
        String tag,
        Optional<String> caCertificates,
        List<String> platforms,
        List<String> cacheFrom,
        List<String> cacheTo,
        String templates,
        Map<String, Long> maxSizes) {

    private static final String TEMPLATES = "dockerfiles/templates";

    /** The operating system of an image. */
    public enum Base {
        ALPINE,
        DEBIAN,
        DISTROLESS
    }

    public Images {
        platforms = List.copyOf(platforms);
        cacheFrom = List.copyOf(cacheFrom);
        cacheTo = List.copyOf(cacheTo);
        maxSizes = Map.copyOf(maxSizes);
        if (tag.isEmpty() || mirror.endsWith("/") || registry.endsWith("/")) {
            throw new IllegalArgumentException("images: " + mirror + " " + registry + " " + tag);
        }
    }

    /** Debian, Docker Hub, nothing pushed, tag {@code latest}. */
    public static Images defaults() {
        return new Images(
                Base.DEBIAN, "", "", "latest", Optional.empty(), List.of(), List.of(), List.of(), TEMPLATES, Map.of());
    }

    /** The name of a service's image with registry and tag: {@code registry.example/dynamic-mcp-server:latest}. */
    public String nameOf(String stack, String service) {
        return (registry.isEmpty() ? "" : registry + "/") + stack + "-" + service + ":" + tag;
    }
}
