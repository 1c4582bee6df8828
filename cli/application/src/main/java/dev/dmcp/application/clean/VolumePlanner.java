package dev.dmcp.application.clean;

import dev.dmcp.application.container.Labels;
import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.container.ObservedState;
import dev.dmcp.application.container.ObservedVolume;
import dev.dmcp.application.plan.Plan;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides which volumes go: those that carry the project's label and that no container of it has, running or not. */
public final class VolumePlanner {
    private VolumePlanner() {}

    /** @param sizes in bytes, by the volumes' names, as far as they are known */
    public static Plan<VolumeRemoval> plan(String project, ObservedState observed, Map<String, Long> sizes) {
        Set<String> used = new HashSet<>();
        for (ObservedContainer container : observed.containers()) {
            container.mounts().forEach(mount -> used.add(mount.name()));
        }
        Plan.Builder<VolumeRemoval> steps = new Plan.Builder<>("clean volumes of " + project);
        observed.volumes().stream()
                .sorted(Comparator.comparing(ObservedVolume::name))
                .filter(volume -> project.equals(volume.labels().get(Labels.PROJECT)))
                .filter(volume -> !used.contains(volume.name()))
                .forEach(volume -> steps.add(
                        new VolumeRemoval(volume.name(), Optional.ofNullable(sizes.get(volume.name()))),
                        "no container of the project has it"));
        return steps.build();
    }
}
