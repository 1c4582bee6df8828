package dev.dmcp.application.build;

import dev.dmcp.application.image.EngineImage;
import dev.dmcp.application.port.ImageStore;
import java.util.List;

/** A look at the engine's images that has begun, and goes on while the caller finds out what is to be built. */
public final class EngineLook {
    private final Question<List<EngineImage>> images;

    EngineLook(ImageStore store) {
        this.images = new Question<>(store::images);
    }

    List<EngineImage> images() throws InterruptedException {
        return images.answer();
    }
}
