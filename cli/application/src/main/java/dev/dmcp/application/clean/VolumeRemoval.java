package dev.dmcp.application.clean;

import dev.dmcp.application.plan.Operation;
import java.util.Optional;

/**
 * Removes a volume with all that is in it.
 *
 * @param sizeBytes how much that is; absent where the engine does not know
 */
public record VolumeRemoval(String volume, Optional<Long> sizeBytes) implements Operation {
    @Override
    public String sentence() {
        return "remove volume " + volume
                + sizeBytes
                        .map(bytes -> " (" + CleanOperation.size(bytes) + ")")
                        .orElse("");
    }

    @Override
    public boolean losesData() {
        return true;
    }
}
