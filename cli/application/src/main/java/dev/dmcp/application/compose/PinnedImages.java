package dev.dmcp.application.compose;

import dev.dmcp.application.port.ImageDigests;
import dev.dmcp.compose.LoadedProject;
import dev.dmcp.compose.value.ImageReference;
import java.util.HashMap;
import java.util.Map;

/** Names every image of a project by its digest, so that everybody who reads it gets the same one. */
public final class PinnedImages {
    private PinnedImages() {}

    /** The project with digests; an image that has one is only written out, and each other one is asked for once. */
    public static LoadedProject of(LoadedProject project, ImageDigests digests) {
        Map<String, String> known = new HashMap<>();
        return project.withImages(image -> known.computeIfAbsent(image, name -> pinned(name, digests)));
    }

    private static String pinned(String image, ImageDigests digests) {
        ImageReference reference = ImageReference.of(image).complete();
        if (reference.digest().isPresent()) {
            // A digest makes the tag meaningless, and docker compose drops it too.
            return reference.name() + "@" + reference.digest().get();
        }
        return reference.withDigest(digests.digest(reference.toString())).toString();
    }
}
