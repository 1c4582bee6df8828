package dev.dmcp.application.build;

import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.application.plan.Operation;

/** One effect of a build plan. */
public sealed interface BuildOperation extends Operation {

    /** Asks the builder for an image. */
    record BuildImage(ImageBuild build) implements BuildOperation {
        @Override
        public String sentence() {
            return "build image " + build.name() + " as " + String.join(", ", build.tags());
        }
    }

    /** Gives a name to an image that is there already. */
    record TagImage(String imageId, String reference) implements BuildOperation {
        @Override
        public String sentence() {
            return "tag image " + shortId() + " as " + reference;
        }

        private String shortId() {
            String hex = imageId.substring(imageId.indexOf(':') + 1);
            return hex.substring(0, Math.min(12, hex.length()));
        }
    }
}
