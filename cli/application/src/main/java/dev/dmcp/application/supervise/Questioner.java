package dev.dmcp.application.supervise;

import dev.dmcp.application.port.HealthProbe;
import dev.dmcp.application.port.HealthProbe.Outcome;
import dev.dmcp.application.port.ProcessLauncher;
import dev.dmcp.application.port.ProcessLauncher.ProcessIdentity;

/** Asks a service how it is, and makes sure that it is this very process that answers. */
record Questioner(ProcessLauncher launcher, HealthProbe probe) {

    ProcessEvent ask(LocalService service, ProcessIdentity process) {
        return switch (probe.probe(service.health().orElseThrow(), ProbeSchedule.TIMEOUT)) {
            case Outcome.Failed(String reason) -> new ProcessEvent.ProbeFailed(reason);
            case Outcome.Passed passed
            when isAnother(passed, service, process) ->
                new ProcessEvent.ProbeFailed("another process answers on its port");
            case Outcome.Passed passed -> new ProcessEvent.ProbePassed(passed.latency());
        };
    }

    /** An echoed instance id settles it; for services that echo none, the owner of the listening socket does. */
    private boolean isAnother(Outcome.Passed passed, LocalService service, ProcessIdentity process) {
        if (passed.instance().isPresent()) {
            return !passed.instance().get().equals(process.instance());
        }
        return service.port().isPresent()
                && launcher.isHeldByAnother(process, service.port().getAsInt());
    }
}
