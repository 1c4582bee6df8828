package dev.dmcp.application.port;

import dev.dmcp.application.dockerfile.BaseImage;
import dev.dmcp.application.image.EngineImage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The images of an engine. */
public interface ImageStore {

    /** Every image, those without a name too. */
    List<EngineImage> images();

    /** What an image brings into a build; absent where the engine does not have it. */
    Optional<BaseImage> base(String reference);

    /** The ids of the images that containers use, running or not. */
    Set<String> imagesInUse();

    /** Gives an image one more name; takes the name from the image that had it. */
    void tag(String imageId, String reference);

    /**
     * Takes a name, or an id, away from an image; the image goes with its last name. Never by force: an image that a
     * container uses stays.
     *
     * @return whether something was there to remove
     */
    boolean remove(String reference);
}
