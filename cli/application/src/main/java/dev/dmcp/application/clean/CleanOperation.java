package dev.dmcp.application.clean;

import dev.dmcp.application.image.CachePrune;
import dev.dmcp.application.plan.Operation;
import java.util.Locale;

/** One effect of cleaning up. */
public sealed interface CleanOperation extends Operation {

    /**
     * Takes a name from an image, or removes one without a name.
     *
     * @param reference a name or an id
     * @param sizeBytes of the image, layers that others share included
     * @param foreign whether it is not this project's, so that it may not be easy to make again
     */
    record RemoveImage(String reference, long sizeBytes, boolean foreign) implements CleanOperation {
        @Override
        public String sentence() {
            return "remove image " + shortened(reference) + " (" + size(sizeBytes) + ")";
        }

        @Override
        public boolean losesData() {
            return foreign;
        }

        private static String shortened(String reference) {
            return reference.startsWith("sha256:") && reference.length() > 19 ? reference.substring(7, 19) : reference;
        }
    }

    /** Removes records of the build cache. */
    record PruneCache(CachePrune prune, long sizeBytes) implements CleanOperation {
        @Override
        public String sentence() {
            String what =
                    prune.cacheMountsOf().map(name -> "cache mounts of " + name).orElse("the build cache");
            String kept = prune.keepBytes() > 0 ? " down to " + size(prune.keepBytes()) : "";
            return "prune " + what + kept + " (up to " + size(sizeBytes) + ")";
        }
    }

    /** Bytes for people, in decimal units as docker prints them. */
    static String size(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        String[] units = {"kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = -1;
        while (value >= 1_000 && unit < units.length - 1) {
            value /= 1_000;
            unit++;
        }
        return String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, units[unit]);
    }
}
