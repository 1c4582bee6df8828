package dev.dmcp.application.clean;

import dev.dmcp.application.plan.Operation;

/** Removes a volume with all that is in it. */
public record VolumeRemoval(String volume) implements Operation {
    @Override
    public String sentence() {
        return "remove volume " + volume;
    }

    @Override
    public boolean losesData() {
        return true;
    }
}
