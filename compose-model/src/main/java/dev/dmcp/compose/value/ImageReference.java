package dev.dmcp.compose.value;

import java.util.Optional;

/**
 * The name of an image, {@code [registry/]repository[:tag][@digest]}, kept as written.
 *
 * @param name registry and repository, as written
 */
public record ImageReference(String name, Optional<String> tag, Optional<String> digest) {

    /** Takes any text; whether such an image exists, the engine says. */
    public static ImageReference of(String text) {
        int at = text.indexOf('@');
        String tagged = at < 0 ? text : text.substring(0, at);
        Optional<String> digest = at < 0 ? Optional.empty() : Optional.of(text.substring(at + 1));
        int colon = tagged.lastIndexOf(':');
        // A colon before a slash belongs to the registry's port.
        return colon < 0 || tagged.indexOf('/', colon) >= 0
                ? new ImageReference(tagged, Optional.empty(), digest)
                : new ImageReference(tagged.substring(0, colon), Optional.of(tagged.substring(colon + 1)), digest);
    }

    /** The registry's host, {@code docker.io} when none is written. */
    public String registry() {
        int slash = name.indexOf('/');
        String first = slash < 0 ? "" : name.substring(0, slash);
        boolean host = first.equals("localhost") || first.indexOf('.') >= 0 || first.indexOf(':') >= 0;
        return host ? first : "docker.io";
    }

    /** The repository in its registry; images of Docker Hub's own have {@code library/} before their name. */
    public String repository() {
        String registry = registry();
        String path = name.startsWith(registry + "/") ? name.substring(registry.length() + 1) : name;
        return registry.equals("docker.io") && path.indexOf('/') < 0 ? "library/" + path : path;
    }

    /** The tag that is pulled: {@code latest} when neither tag nor digest is written. */
    public Optional<String> effectiveTag() {
        return tag.isEmpty() && digest.isEmpty() ? Optional.of("latest") : tag;
    }

    /** With registry and tag written out: {@code docker.io/library/nginx:latest}. */
    public ImageReference complete() {
        return new ImageReference(registry() + "/" + repository(), effectiveTag(), digest);
    }

    public ImageReference withDigest(String other) {
        return new ImageReference(name, tag, Optional.of(other));
    }

    /** As written. */
    @Override
    public String toString() {
        return name
                + tag.map(text -> ":" + text).orElse("")
                + digest.map(text -> "@" + text).orElse("");
    }
}
