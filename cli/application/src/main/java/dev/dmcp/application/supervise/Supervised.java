package dev.dmcp.application.supervise;

import dev.dmcp.application.port.ProcessLauncher.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** One service in the hands of the supervisor; confined to its thread. */
final class Supervised {

    private LocalService service;
    private Progress progress = Progress.NEW;
    private Instant nextProbe = Instant.EPOCH;
    private boolean probing;
    private boolean retired;
    private Optional<Sample> sample = Optional.empty();
    private OptionalDouble cpuPercent = OptionalDouble.empty();
    private String runsBy = "";

    private record Sample(long pid, Instant at, Usage usage) {}

    Supervised(LocalService service) {
        this.service = service;
    }

    LocalService service() {
        return service;
    }

    Progress progress() {
        return progress;
    }

    ProcessState state() {
        return progress.state();
    }

    void become(Progress changed) {
        progress = changed;
    }

    /** Takes effect with its next start. */
    void redefine(LocalService changed) {
        service = changed;
        retired = false;
    }

    void retire() {
        retired = true;
    }

    /** The fingerprint of the definition by which the process was started. */
    void runsBy(String fingerprint) {
        runsBy = fingerprint;
    }

    /** Whether nobody knows it any more and nothing of it runs. */
    boolean isForgotten() {
        return retired && state() instanceof ProcessState.Stopped;
    }

    boolean isHealthy() {
        return state() instanceof ProcessState.Healthy;
    }

    /** Whether it should be asked now; if so, it is not asked again before {@link #probed}. */
    boolean takeProbe(Instant now) {
        boolean due = !probing
                && !now.isBefore(nextProbe)
                && ProbeSchedule.pause(state(), now).isPresent();
        probing |= due;
        return due;
    }

    void probed(Instant now) {
        probing = false;
        nextProbe = now.plus(ProbeSchedule.pause(state(), now).orElse(Duration.ZERO));
    }

    void probeSoon() {
        nextProbe = Instant.EPOCH;
    }

    void measured(long pid, Instant now, Usage usage) {
        if (sample.isPresent() && sample.get().pid() == pid) {
            Sample before = sample.get();
            double elapsed = Duration.between(before.at(), now).toNanos();
            double used = usage.cpuTime().minus(before.usage().cpuTime()).toNanos();
            cpuPercent = elapsed > 0 ? OptionalDouble.of(Math.max(0, 100 * used / elapsed)) : cpuPercent;
        } else {
            cpuPercent = OptionalDouble.empty();
        }
        sample = Optional.of(new Sample(pid, now, usage));
    }

    ServiceReport report() {
        ProcessState state = progress.state();
        boolean isUp = state.identity().isPresent();
        return new ServiceReport(
                service.name(),
                state.word(),
                state.health(),
                state.detail(),
                state.identity(),
                state.runningSince(),
                state instanceof ProcessState.BackingOff backingOff
                        ? Optional.of(backingOff.until())
                        : Optional.empty(),
                state instanceof ProcessState.Healthy healthy ? Optional.of(healthy.latency()) : Optional.empty(),
                service.port(),
                progress.restarts(),
                progress.lastExit(),
                isUp && sample.isPresent()
                        ? OptionalLong.of(sample.get().usage().memoryBytes())
                        : OptionalLong.empty(),
                isUp ? cpuPercent : OptionalDouble.empty(),
                service.speaksMcp(),
                runsBy);
    }

    SupervisorMemory.Remembered remembered() {
        ProcessState state = progress.state();
        return new SupervisorMemory.Remembered(
                service,
                state.isWanted(),
                state.word(),
                state.detail(),
                state.identity(),
                state.runningSince(),
                progress.restarts(),
                progress.lastExit(),
                runsBy);
    }
}
