package dev.dmcp.application.supervise;

import dev.dmcp.application.port.ProcessLauncher.Condition;
import dev.dmcp.application.port.ProcessLauncher.ProcessIdentity;
import dev.dmcp.application.port.ProcessLauncher.Signal;
import dev.dmcp.application.port.ProcessLauncher.Survivor;
import dev.dmcp.application.supervise.SupervisorMemory.Remembered;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** Takes over what an earlier supervisor left: adopts what runs, ends what nobody remembers, tells what was lost. */
final class Recovery {

    private final SupervisorTools tools;
    private final ServiceMover mover;

    Recovery(SupervisorTools tools, ServiceMover mover) {
        this.tools = tools;
        this.mover = mover;
    }

    Supervised takeOver(Remembered remembered) {
        Supervised service = new Supervised(remembered.service());
        service.become(new Progress(new ProcessState.Stopped(), remembered.restarts(), 0, remembered.lastExit()));
        if (remembered.process().isPresent()) {
            meetAgain(service, remembered, remembered.process().get());
        } else if (remembered.wanted()) {
            lost(service, remembered.detail());
        }
        return service;
    }

    private void meetAgain(Supervised service, Remembered remembered, ProcessIdentity process) {
        switch (tools.launcher().look(process)) {
            case Condition.Running _ -> adopt(service, remembered, process);
            case Condition.Ended ended -> {
                if (ended.remains()) {
                    tools.launcher().signal(process, Signal.KILL);
                }
                if (remembered.wanted()) {
                    lost(service, "");
                }
            }
        }
    }

    private void adopt(Supervised service, Remembered remembered, ProcessIdentity process) {
        service.runsBy(remembered.runsBy());
        mover.happen(
                service,
                new ProcessEvent.Adopted(
                        process, remembered.startedAt().orElse(tools.clock().instant())));
        if (!remembered.wanted()) {
            mover.happen(service, new ProcessEvent.StopAsked());
        }
    }

    private void lost(Supervised service, String detail) {
        mover.happen(service, new ProcessEvent.LostWhileAway());
        if (!detail.isEmpty()) {
            service.become(service.progress().in(new ProcessState.Crashed(detail)));
        }
    }

    /** Processes that a supervisor started and died before it could write that down; they are being stopped. */
    List<Supervised> strays(String owner, Collection<Supervised> known) {
        return tools.launcher().survivors(owner).stream()
                .filter(survivor -> known.stream().noneMatch(service -> isOf(service, survivor.process())))
                .map(this::beginToEnd)
                .toList();
    }

    private static boolean isOf(Supervised service, ProcessIdentity process) {
        return service.state()
                .identity()
                .filter(identity -> identity.instance().equals(process.instance()))
                .isPresent();
    }

    private Supervised beginToEnd(Survivor survivor) {
        Supervised stray =
                new Supervised(LocalService.of(survivor.service(), Path.of("/"), List.of(survivor.service())));
        mover.happen(
                stray,
                new ProcessEvent.Adopted(survivor.process(), tools.clock().instant()));
        mover.happen(stray, new ProcessEvent.StopAsked());
        return stray;
    }
}
