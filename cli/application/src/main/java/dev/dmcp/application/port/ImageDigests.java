package dev.dmcp.application.port;

/** What a registry has under an image's name at this moment. */
public interface ImageDigests {

    /**
     * The digest of an image, {@code sha256:…}.
     *
     * @param reference with registry and tag: {@code docker.io/library/nginx:1}
     * @throws dev.dmcp.application.failure.Failure.OperationFailed when the registry does not have it or cannot be asked
     */
    String digest(String reference);
}
