package dev.dmcp.application.supervise;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.port.ProcessLauncher.ProcessIdentity;
import dev.dmcp.application.port.ServiceLogs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Waits for what a supervisor was told to come true, and says early when it will not. */
final class ServiceWatch {

    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final int LAST_LINES = 15;

    private final String environment;
    private final SupervisorGate gate;
    private final ServiceLogs logs;
    private final Duration atMost;
    private final Consumer<String> progress;

    ServiceWatch(
            String environment, SupervisorGate gate, ServiceLogs logs, Duration atMost, Consumer<String> progress) {
        this.environment = environment;
        this.gate = gate;
        this.logs = logs;
        this.atMost = atMost;
        this.progress = progress;
    }

    /** The instance id of the process that now runs; empty when none does. */
    String instanceOf(String service) {
        return gate.status()
                .service(service)
                .flatMap(ServiceReport::process)
                .map(ProcessIdentity::instance)
                .orElse("");
    }

    /**
     * Returns at once when no time is given to wait.
     *
     * @param before an instance that does not count: the one that is being replaced
     */
    void untilHealthy(String service, String before) throws InterruptedException {
        if (atMost.isZero()) {
            return;
        }
        long deadline = System.nanoTime() + atMost.toNanos();
        long revision = 0;
        while (true) {
            SupervisorStatus status = gate.awaitChange(revision, GLANCE);
            revision = status.revision();
            ServiceReport report =
                    status.service(service).orElseThrow(() -> failed(service, "the supervisor has gone", List.of()));
            if (report.isHealthy() && isNew(report, before)) {
                return;
            }
            refuseHopeless(report);
            if (System.nanoTime() - deadline > 0) {
                throw failed(
                        service,
                        "is not healthy after %d s: %s".formatted(atMost.toSeconds(), describe(report)),
                        logs.lastLines(service, LAST_LINES));
            }
            progress.accept(describe(report));
        }
    }

    void untilStopped(String service) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        long revision = 0;
        while (true) {
            SupervisorStatus status = gate.awaitChange(revision, GLANCE);
            revision = status.revision();
            Optional<ServiceReport> report = status.service(service);
            if (report.isEmpty() || report.get().state().equals("stopped")) {
                return;
            }
            if (System.nanoTime() - deadline > 0) {
                throw failed(service, "still runs after %d s".formatted(atMost.toSeconds()), List.of());
            }
            progress.accept(describe(report.get()));
        }
    }

    private static boolean isNew(ServiceReport report, String before) {
        return report.process()
                .map(ProcessIdentity::instance)
                .filter(before::equals)
                .isEmpty();
    }

    /** The supervisor tries on; who waits for a service to come up wants to know at the first failure. */
    private void refuseHopeless(ServiceReport report) {
        String state = report.state();
        if (state.equals("crashed") || state.equals("restarting") || state.equals("stopped")) {
            throw failed(report.name(), describe(report), logs.lastLines(report.name(), LAST_LINES));
        }
    }

    private static String describe(ServiceReport report) {
        String word = report.state().equals("running") ? report.health() : report.state();
        return report.detail().isEmpty() ? word : report.detail();
    }

    private Failure failed(String service, String what, List<String> lines) {
        return new Failure.OperationFailed(
                "`%s` %s%s".formatted(service, what, indented(lines)),
                "`dmcp logs %s %s` shows all it wrote".formatted(environment, service));
    }

    static String indented(List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append("\n  ").append(line));
        return text.toString();
    }
}
