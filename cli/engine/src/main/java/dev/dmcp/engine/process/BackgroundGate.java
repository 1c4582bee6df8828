package dev.dmcp.engine.process;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.port.ProcessLauncher;
import dev.dmcp.application.supervise.LocalService;
import dev.dmcp.application.supervise.SupervisorGate;
import dev.dmcp.application.supervise.SupervisorStatus;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The gate to the supervisor in another process; starts that process when it is asked to. */
public final class BackgroundGate implements SupervisorGate {

    private static final Duration OPENS_WITHIN = Duration.ofSeconds(20);
    private static final Duration CLOSES_WITHIN = Duration.ofSeconds(60);
    private static final long GLANCE_MILLIS = 20;

    private final StateFolder folder;
    private final SupervisorStarter starter;
    private final ControlClient client;
    private final LeftBehind leftBehind;

    public BackgroundGate(StateFolder folder, ProcessLauncher launcher, SupervisorStarter starter) {
        this.folder = folder;
        this.starter = starter;
        this.client = new ControlClient(folder.socket());
        this.leftBehind = new LeftBehind(new MemoryFile(folder.memory()), launcher, folder.owner());
    }

    @Override
    public SupervisorStatus status() {
        return client.ask(JsonFields.empty().put("do", "status"))
                .map(BackgroundGate::statusIn)
                .orElseGet(leftBehind::status);
    }

    @Override
    public SupervisorStatus awaitChange(long revision, Duration atMost) throws InterruptedException {
        Optional<JsonFields> answer = client.ask(
                JsonFields.empty().put("do", "await").put("revision", revision).put("millis", atMost.toMillis()));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return answer.map(BackgroundGate::statusIn).orElseGet(leftBehind::status);
    }

    private static SupervisorStatus statusIn(JsonFields answer) {
        return SupervisorJson.status(answer.object("status"));
    }

    @Override
    public void open() throws InterruptedException {
        folder.create();
        if (isAnswering()) {
            return;
        }
        Process process = starter.start(folder);
        long deadline = System.nanoTime() + OPENS_WITHIN.toNanos();
        while (!isAnswering()) {
            boolean ended = !process.isAlive() && process.exitValue() != BackgroundSupervisor.ANOTHER_RUNS;
            if (ended || System.nanoTime() - deadline > 0) {
                throw cannotStart();
            }
            Thread.sleep(GLANCE_MILLIS);
        }
    }

    private boolean isAnswering() {
        return client.ask(JsonFields.empty().put("do", "status")).isPresent();
    }

    private Failure cannotStart() {
        StringBuilder lines = new StringBuilder();
        new LogFiles(folder.logs())
                .lastLines(SupervisorStarter.LOG, 10)
                .forEach(line -> lines.append("\n  ").append(line));
        return new Failure.OperationFailed(
                "the supervisor did not start" + lines, "its output is in `" + folder.logs() + "/supervisor.log`");
    }

    @Override
    public void define(List<LocalService> services) {
        JsonFields request = JsonFields.empty()
                .put("do", "define")
                .put(
                        "services",
                        services.stream()
                                .map(it -> SupervisorJson.of(it).plain())
                                .toList());
        if (client.ask(request).isEmpty()) {
            // One that had only leftovers of another to stop ends when that is done, which may be just now.
            reopen();
            ask(request);
        }
    }

    private void reopen() {
        try {
            open();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Failure.Interrupted("nothing was started");
        }
    }

    @Override
    public void tell(Verb verb, List<String> services) {
        ask(JsonFields.empty()
                .put("do", "tell")
                .put("verb", verb.name().toLowerCase(Locale.ROOT))
                .put("services", services));
    }

    private void ask(JsonFields request) {
        if (client.ask(request).isEmpty()) {
            throw new Failure.TryAgain("the supervisor ended meanwhile", "run the command again");
        }
    }

    @Override
    public void close() throws InterruptedException {
        Optional<ProcessHandle> supervisor = process(status().supervisor());
        client.ask(JsonFields.empty().put("do", "end"));
        long deadline = System.nanoTime() + CLOSES_WITHIN.toNanos();
        // It gives its lock back a moment before its process has ended.
        while (isAnswering() || isLocked() || supervisor.stream().anyMatch(ProcessHandle::isAlive)) {
            if (System.nanoTime() - deadline > 0) {
                throw new Failure.OperationFailed(
                        "the supervisor has not ended after %d s".formatted(CLOSES_WITHIN.toSeconds()));
            }
            Thread.sleep(GLANCE_MILLIS);
        }
    }

    private static Optional<ProcessHandle> process(OptionalLong pid) {
        return pid.isPresent() ? ProcessHandle.of(pid.getAsLong()) : Optional.empty();
    }

    private boolean isLocked() {
        Optional<ProjectLock> lock = ProjectLock.tryTake(folder.lock());
        lock.ifPresent(ProjectLock::close);
        return lock.isEmpty();
    }
}
