package dev.dmcp.application.build;

import dev.dmcp.application.dockerfile.DockerfileUse;
import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.BuildRecord;
import dev.dmcp.application.image.EngineImage;
import dev.dmcp.application.image.ImageLabels;
import dev.dmcp.application.image.ImageName;
import dev.dmcp.application.image.InputFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One look at the world before a build.
 *
 * @param files what lies on the disk for each input
 * @param uses what the Dockerfile of each input takes from outside
 * @param images every image of the engine
 * @param earlier the parts of each image's last input, by the image's name; nothing for those that are not remembered
 * @param ownIds the ids of the images that this machine remembers to have built
 */
public record BuildSnapshot(
        Map<BuildInput, InputFiles> files,
        Map<BuildInput, DockerfileUse> uses,
        List<EngineImage> images,
        Map<String, Map<String, String>> earlier,
        Set<String> ownIds) {
    public BuildSnapshot {
        uses = Map.copyOf(uses);
        files = Map.copyOf(files);
        images = List.copyOf(images);
        earlier = Map.copyOf(earlier);
        ownIds = Set.copyOf(ownIds);
    }

    BuildSnapshot withMemory(Map<String, Map<String, String>> inputs, List<BuildRecord> history) {
        Set<String> ids = history.stream().map(BuildRecord::imageId).collect(Collectors.toSet());
        return new BuildSnapshot(files, uses, images, inputs, ids);
    }

    /** References in their full form to the images that have them. */
    Map<String, EngineImage> byReference() {
        Map<String, EngineImage> byReference = new LinkedHashMap<>();
        for (EngineImage image : images) {
            image.tags().forEach(tag -> byReference.put(ImageName.full(tag), image));
        }
        return byReference;
    }

    /**
     * The image of a project that was built from this input. Two services with the same files have one each, so of several
     * it is the one that has one of these names, else the one of this target, else the one that was made last. One that only
     * others named and that is not remembered was built on such an image, and is none.
     */
    Optional<EngineImage> builtFrom(String project, String digest, String target, Set<String> tags) {
        return images.stream()
                .filter(image -> image.label(ImageLabels.INPUT).equals(digest))
                .filter(image -> image.label(ImageLabels.PROJECT).equals(project))
                .filter(image -> ownIds.contains(image.id()) || !image.isNamedByOthers(ImageName.repositories(tags)))
                .max((one, other) -> compare(one, other, target, tags));
    }

    /** A comparator made of others cannot be kept by the start-up cache. */
    private static int compare(EngineImage one, EngineImage other, String target, Set<String> tags) {
        int named = Boolean.compare(hasName(one, tags), hasName(other, tags));
        int own = Boolean.compare(isOf(one, target), isOf(other, target));
        return named != 0 ? named : own != 0 ? own : one.created().compareTo(other.created());
    }

    private static boolean isOf(EngineImage image, String target) {
        return image.label(ImageLabels.TARGET).equals(target);
    }

    private static boolean hasName(EngineImage image, Set<String> tags) {
        return tags.stream().anyMatch(image::hasName);
    }
}
