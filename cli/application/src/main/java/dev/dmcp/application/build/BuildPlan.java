package dev.dmcp.application.build;

import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.application.plan.Plan;
import java.util.List;
import java.util.Map;

/**
 * What is built, and what need not be.
 *
 * @param steps what is done
 * @param upToDate the images that are there already
 * @param renamed the images that are there already and get names, by the steps
 * @param inputs the input of every image of the request, by the image's name
 */
public record BuildPlan(
        Plan<BuildOperation> steps, List<UpToDate> upToDate, List<UpToDate> renamed, Map<String, InputDigest> inputs) {

    /** An image whose input has not changed since it was built. */
    public record UpToDate(String name, List<String> tags, String imageId, String digest, long sizeBytes) {
        public UpToDate {
            tags = List.copyOf(tags);
        }
    }

    public BuildPlan {
        upToDate = List.copyOf(upToDate);
        renamed = List.copyOf(renamed);
        inputs = Map.copyOf(inputs);
    }

    /** The images that the builder is asked for. */
    public List<ImageBuild> builds() {
        return steps.steps().stream()
                .map(step -> step.operation())
                .filter(BuildOperation.BuildImage.class::isInstance)
                .map(operation -> ((BuildOperation.BuildImage) operation).build())
                .toList();
    }

    /** As people read it and tests compare it. */
    public String asText() {
        StringBuilder text = new StringBuilder(steps.asText());
        for (UpToDate image : upToDate) {
            text.append("  up to date: ")
                    .append(image.name())
                    .append("  (input ")
                    .append(image.digest());
            text.append(" is image ").append(String.join(", ", image.tags())).append(")\n");
        }
        return text.toString();
    }
}
