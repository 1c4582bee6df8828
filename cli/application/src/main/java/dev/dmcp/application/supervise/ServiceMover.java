package dev.dmcp.application.supervise;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.port.ProcessLauncher;
import dev.dmcp.application.port.ProcessLauncher.ProcessIdentity;
import dev.dmcp.application.port.ProcessLauncher.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Lets {@link Transitions} decide and does what comes out, for one service at a time. Decides nothing itself. */
final class ServiceMover {

    /** A service that nobody can ask counts as healthy when it has lived so long. */
    private static final Duration LIVES = Duration.ofMillis(500);

    private final String owner;
    private final SupervisorTools tools;

    ServiceMover(String owner, SupervisorTools tools) {
        this.owner = owner;
        this.tools = tools;
    }

    void happen(Supervised service, ProcessEvent event) {
        Progress.Next next = Transitions.next(
                service.service(), service.progress(), event, tools.clock().instant());
        service.become(next.progress());
        next.actions().forEach(action -> carryOut(service, action));
    }

    private void carryOut(Supervised service, ProcessAction action) {
        switch (action) {
            case ProcessAction.Launch _ -> launchOnFreePort(service);
            case ProcessAction.Terminate(ProcessIdentity process) ->
                tools.launcher().signal(process, Signal.TERMINATE);
            case ProcessAction.Kill(ProcessIdentity process) -> tools.launcher().signal(process, Signal.KILL);
        }
    }

    private void launchOnFreePort(Supervised supervised) {
        LocalService service = supervised.service();
        Optional<ProcessLauncher.PortOwner> taken = service.port().isPresent()
                ? tools.launcher().portOwner(service.port().getAsInt())
                : Optional.empty();
        if (taken.isPresent()) {
            happen(supervised, new ProcessEvent.Refused(Sentences.portTaken(taken.get())));
        } else {
            launch(supervised, service);
        }
    }

    private void launch(Supervised supervised, LocalService service) {
        tools.logs().keepSmall(service.name());
        ProcessEvent outcome;
        try {
            outcome = new ProcessEvent.Launched(tools.launcher()
                    .launch(new ProcessLauncher.Launch(
                            service.name(),
                            owner,
                            service.command(),
                            service.directory(),
                            service.environment(),
                            tools.logs().fileOf(service.name()))));
            supervised.runsBy(service.fingerprint());
            supervised.probeSoon();
        } catch (Failure cannotStart) {
            outcome = new ProcessEvent.Refused(cannotStart.sentence());
        }
        happen(supervised, outcome);
    }

    /** Sees whether its process still runs, and asks how it is when it is time to. */
    void lookAt(Supervised service) {
        service.state().identity().ifPresent(process -> seeItsEnd(service, process));
        happen(service, new ProcessEvent.Tick());
        if (service.takeProbe(tools.clock().instant())) {
            ask(service, service.state().identity().orElseThrow());
        }
    }

    private void seeItsEnd(Supervised service, ProcessIdentity process) {
        if (tools.launcher().look(process) instanceof ProcessLauncher.Condition.Ended ended) {
            happen(service, new ProcessEvent.Ended(ended.exitCode(), ended.remains()));
            if (!ended.remains()) {
                happen(service, new ProcessEvent.Gone());
            }
        }
    }

    private void ask(Supervised supervised, ProcessIdentity process) {
        LocalService service = supervised.service();
        if (service.health().isEmpty()) {
            settleByAge(supervised);
            return;
        }
        Questioner questioner = new Questioner(tools.launcher(), tools.probe());
        tools.background().accept(() -> {
            ProcessEvent answer = questioner.ask(service, process);
            tools.mailbox().accept(() -> answered(supervised, process, answer));
        });
    }

    private void settleByAge(Supervised supervised) {
        Instant now = tools.clock().instant();
        Instant started = supervised.state().runningSince().orElse(now);
        if (!now.isBefore(started.plus(LIVES))) {
            happen(supervised, new ProcessEvent.ProbePassed(Duration.ZERO));
        }
        supervised.probed(now);
    }

    /** An answer of a process that was replaced meanwhile says nothing about the new one. */
    private void answered(Supervised supervised, ProcessIdentity process, ProcessEvent answer) {
        if (supervised.state().identity().filter(process::equals).isPresent()) {
            happen(supervised, answer);
        }
        supervised.probed(tools.clock().instant());
    }
}
