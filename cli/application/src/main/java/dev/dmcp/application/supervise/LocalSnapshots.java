package dev.dmcp.application.supervise;

import dev.dmcp.application.port.BuildStamps;
import dev.dmcp.application.port.ProcessLauncher.PortOwner;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Looks once at everything that a plan for local services depends on. */
record LocalSnapshots(LocalEnvironment.Tools tools) {

    LocalSnapshot of(LocalRequest request) {
        Map<String, String> stale = new HashMap<>();
        Set<String> missing = new HashSet<>();
        Map<Integer, PortOwner> owners = new HashMap<>();
        Map<String, Instant> artifacts = new HashMap<>();
        for (LocalService service : request.services()) {
            service.build().ifPresent(step -> lookAtBuild(step, stale, missing));
            service.port().ifPresent(port -> tools.launcher().portOwner(port).ifPresent(it -> owners.put(port, it)));
            service.artifact()
                    .flatMap(tools.stamps()::changedAt)
                    .ifPresent(time -> artifacts.put(service.name(), time));
        }
        return new LocalSnapshot(tools.gate().status(), stale, missing, owners, artifacts);
    }

    private void lookAtBuild(BuildStep step, Map<String, String> stale, Set<String> missing) {
        if (!stale.containsKey(step.name())) {
            tools.stamps().causeToRun(buildOf(step)).ifPresent(cause -> stale.put(step.name(), cause));
        }
        if (!step.requires().isEmpty() && !tools.runner().isInstalled(step.requires())) {
            missing.add(step.requires());
        }
    }

    static BuildStamps.Build buildOf(BuildStep step) {
        return new BuildStamps.Build(step.name(), step.inputs(), step.outputs());
    }
}
