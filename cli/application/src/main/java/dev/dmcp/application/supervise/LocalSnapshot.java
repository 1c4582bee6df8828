package dev.dmcp.application.supervise;

import dev.dmcp.application.port.ProcessLauncher.PortOwner;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * One look at the world before local services are planned.
 *
 * @param status of the supervisor and its services
 * @param staleBuilds names of build steps that must run, with the cause
 * @param missingPrograms programs that build steps require and that are not installed
 * @param portOwners who listens on the ports of the services
 * @param artifactTimes when the artifact of a service last changed, by service
 */
public record LocalSnapshot(
        SupervisorStatus status,
        Map<String, String> staleBuilds,
        Set<String> missingPrograms,
        Map<Integer, PortOwner> portOwners,
        Map<String, Instant> artifactTimes) {
    public LocalSnapshot {
        staleBuilds = Map.copyOf(staleBuilds);
        missingPrograms = Set.copyOf(missingPrograms);
        portOwners = Map.copyOf(portOwners);
        artifactTimes = Map.copyOf(artifactTimes);
    }
}
