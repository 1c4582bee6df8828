package dev.dmcp.application.supervise;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.port.HealthProbe;
import dev.dmcp.application.port.ProcessLauncher;
import dev.dmcp.application.port.ServiceLogs;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;

/** A machine in memory: processes that run until they are told not to, and a clock that stands still. */
final class FakeMachine implements ProcessLauncher, HealthProbe, ServiceLogs, SupervisorMemory.Store, InstantSource {

    final List<String> journal = new ArrayList<>();
    final Map<String, ProcessIdentity> running = new LinkedHashMap<>();
    final Map<ProcessIdentity, Integer> exitCodes = new HashMap<>();
    final Set<ProcessIdentity> withRemains = new HashSet<>();
    final Set<String> deaf = new HashSet<>();
    final Map<URI, Outcome> answers = new HashMap<>();
    final Map<Integer, PortOwner> ports = new HashMap<>();
    final Set<String> unstartable = new HashSet<>();
    final List<Survivor> survivors = new ArrayList<>();
    SupervisorMemory memory = SupervisorMemory.EMPTY;
    Optional<String> diskTrouble = Optional.empty();
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private long nextPid = 100;

    Supervisor supervisor() {
        Supervisor supervisor = new Supervisor(
                "/project/.dmcp", 1, new SupervisorTools(this, this, this, this, this, Runnable::run, Runnable::run));
        supervisor.recover();
        return supervisor;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    void die(String service, int exitCode) {
        ProcessIdentity process = running.remove(service);
        if (process != null) {
            exitCodes.put(process, exitCode);
        }
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ProcessIdentity launch(Launch launch) {
        if (unstartable.contains(launch.service())) {
            throw new Failure.OperationFailed(
                    "cannot start `%s`".formatted(launch.command().getFirst()));
        }
        ProcessIdentity process = new ProcessIdentity(nextPid, "boot:" + nextPid, "instance-" + nextPid++);
        running.put(launch.service(), process);
        journal.add("launch " + launch.service());
        return process;
    }

    @Override
    public Condition look(ProcessIdentity process) {
        if (running.containsValue(process)) {
            return new Condition.Running();
        }
        Integer code = exitCodes.get(process);
        return new Condition.Ended(
                code == null ? OptionalInt.empty() : OptionalInt.of(code), withRemains.contains(process));
    }

    @Override
    public void signal(ProcessIdentity process, Signal signal) {
        running.entrySet().stream()
                .filter(entry -> entry.getValue().equals(process))
                .map(Map.Entry::getKey)
                .findFirst()
                .ifPresent(service -> signal(service, signal));
        withRemains.remove(process);
    }

    private void signal(String service, Signal signal) {
        journal.add(signal.name().toLowerCase(Locale.ROOT) + " " + service);
        if (signal == Signal.KILL || !deaf.contains(service)) {
            die(service, signal == Signal.KILL ? 137 : 143);
        }
    }

    @Override
    public Optional<Usage> usage(ProcessIdentity process) {
        return Optional.of(new Usage(1024, Duration.ofMillis(process.pid())));
    }

    @Override
    public Optional<PortOwner> portOwner(int port) {
        return Optional.ofNullable(ports.get(port));
    }

    @Override
    public boolean isHeldByAnother(ProcessIdentity process, int port) {
        return false;
    }

    @Override
    public List<Survivor> survivors(String owner) {
        return survivors;
    }

    @Override
    public Outcome probe(URI target, Duration timeout) {
        return answers.getOrDefault(target, new Outcome.Passed(Duration.ofMillis(2), Optional.empty()));
    }

    @Override
    public Path fileOf(String service) {
        return Path.of("/project/.dmcp/logs", service + ".log");
    }

    @Override
    public Optional<String> keepSmall(String service) {
        return diskTrouble;
    }

    @Override
    public List<String> lastLines(String service, int count) {
        return List.of();
    }

    @Override
    public void read(Query query, BiConsumer<String, String> line) {}

    @Override
    public SupervisorMemory load() {
        return memory;
    }

    @Override
    public Optional<String> save(SupervisorMemory changed) {
        if (diskTrouble.isEmpty()) {
            memory = changed;
        }
        return diskTrouble;
    }
}
