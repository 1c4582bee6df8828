package dev.dmcp.engine.process;

import dev.dmcp.application.port.ProcessLauncher;
import dev.dmcp.application.port.ProcessLauncher.Condition;
import dev.dmcp.application.port.ProcessLauncher.Survivor;
import dev.dmcp.application.port.ProcessLauncher.Usage;
import dev.dmcp.application.supervise.ServiceReport;
import dev.dmcp.application.supervise.SupervisorMemory;
import dev.dmcp.application.supervise.SupervisorMemory.Remembered;
import dev.dmcp.application.supervise.SupervisorStatus;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** How services are that have no supervisor: what it wrote last, corrected by what still runs. */
final class LeftBehind {

    private final SupervisorMemory.Store store;
    private final ProcessLauncher launcher;
    private final String owner;

    LeftBehind(SupervisorMemory.Store store, ProcessLauncher launcher, String owner) {
        this.store = store;
        this.launcher = launcher;
        this.owner = owner;
    }

    SupervisorStatus status() {
        List<Remembered> remembered = store.load().services();
        List<ServiceReport> reports = remembered.isEmpty()
                ? launcher.survivors(owner).stream().map(this::forgotten).toList()
                : remembered.stream().map(this::report).toList();
        return new SupervisorStatus(OptionalLong.empty(), 0, Optional.empty(), reports);
    }

    private ServiceReport report(Remembered remembered) {
        if (remembered.process().isEmpty()) {
            return ended(remembered, remembered.wanted() ? "crashed" : "stopped", remembered.detail());
        }
        if (launcher.look(remembered.process().get()) instanceof Condition.Running) {
            return running(remembered);
        }
        return remembered.wanted()
                ? ended(remembered, "crashed", "ended while no supervisor ran")
                : ended(remembered, "stopped", "");
    }

    private ServiceReport running(Remembered remembered) {
        return new ServiceReport(
                remembered.service().name(),
                "running",
                "unhealthy",
                "no supervisor runs",
                remembered.process(),
                remembered.startedAt(),
                Optional.empty(),
                Optional.empty(),
                remembered.service().port(),
                remembered.restarts(),
                remembered.lastExit(),
                remembered
                        .process()
                        .flatMap(launcher::usage)
                        .map(Usage::memoryBytes)
                        .map(OptionalLong::of)
                        .orElse(OptionalLong.empty()),
                OptionalDouble.empty(),
                remembered.service().speaksMcp(),
                remembered.runsBy());
    }

    private static ServiceReport ended(Remembered remembered, String state, String detail) {
        return new ServiceReport(
                remembered.service().name(),
                state,
                "-",
                detail,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                remembered.service().port(),
                remembered.restarts(),
                remembered.lastExit(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                remembered.service().speaksMcp(),
                "");
    }

    /** The state folder was removed under a process that runs on. */
    private ServiceReport forgotten(Survivor survivor) {
        return new ServiceReport(
                survivor.service(),
                "running",
                "unhealthy",
                "no supervisor runs, and nothing is known about it",
                Optional.of(survivor.process()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                0,
                Optional.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                false,
                "");
    }
}
