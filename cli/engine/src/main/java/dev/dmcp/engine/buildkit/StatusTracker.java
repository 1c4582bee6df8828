package dev.dmcp.engine.buildkit;

import dev.dmcp.application.event.Event;
import dev.dmcp.application.event.Reporter;
import dev.dmcp.engine.buildkit.control.ControlClient;
import dev.dmcp.engine.buildkit.control.SolveStatus;
import dev.dmcp.engine.buildkit.grpc.GrpcCall;
import dev.dmcp.engine.registry.RegistryPatience;
import dev.dmcp.engine.registry.RegistrySilence;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows one solve through its status messages. BuildKit tells of a step several times, in pieces; here each has its
 * beginning and its end reported once.
 */
final class StatusTracker {
    /** The first step of every solve, and never shared with an earlier one. */
    private static final String FIRST_STEP = "[internal] load build definition";

    private static final String CACHE_IMPORT = "importing cache manifest from ";

    private final String target;
    private final Reporter reporter;

    /** When this solve began, by the builder's clock; the beginning of time as long as it is not known. */
    private Instant begin = Instant.MIN;

    private final Map<String, Step> steps = new LinkedHashMap<>();

    /** How many steps were told of. */
    private int known;

    /** What is known of a step so far. */
    private static final class Step {
        String name = "";
        boolean cached;
        boolean started;
        boolean ended;
        boolean failed;
        boolean earlier;
        Instant begin = Instant.EPOCH;
        final StepLog log = new StepLog();
        final RegistryWait registry = new RegistryWait();

        /** What people would call a step: not the builder's own business around the Dockerfile. */
        boolean counts() {
            return name.startsWith("[") && !name.startsWith("[internal]") && !name.startsWith("[auth]");
        }
    }

    StatusTracker(String target, Reporter reporter) {
        this.target = target;
        this.reporter = reporter;
    }

    synchronized void accept(SolveStatus status) {
        status.vertexes().forEach(this::vertex);
        countSteps();
        status.transfers().forEach(this::transfer);
        status.logs().forEach(this::log);
        status.warnings().forEach(this::warning);
    }

    private void countSteps() {
        int total = stepCount();
        if (total > known) {
            known = total;
            reporter.report(new Event.Build.StepsKnown(target, total));
        }
    }

    private void vertex(SolveStatus.Vertex vertex) {
        Step step = steps.computeIfAbsent(vertex.digest(), digest -> new Step());
        step.name = vertex.name();
        step.registry.news();
        if (step.name.startsWith(FIRST_STEP) && vertex.started().isPresent()) {
            begin = vertex.started().get();
        }
        // BuildKit repeats what a solve shortly before told of a step that both have.
        step.earlier |=
                vertex.completed().isPresent() && vertex.completed().get().isBefore(begin);
        step.cached |= vertex.cached() || step.earlier;
        if (vertex.started().isPresent() && !step.started) {
            step.started = true;
            step.begin = vertex.started().get();
            reporter.report(new Event.Build.StepStarted(target, vertex.digest(), vertex.name()));
        }
        if (vertex.completed().isPresent() && !step.ended) {
            step.ended = true;
            end(vertex, step, vertex.completed().get());
        }
    }

    private void end(SolveStatus.Vertex vertex, Step step, Instant completed) {
        if (!vertex.error().isEmpty()) {
            step.failed = true;
            reporter.report(new Event.Build.StepFailed(target, vertex.digest(), vertex.name()));
            if (vertex.name().startsWith(CACHE_IMPORT)) {
                // The build goes on without it, so that nobody else will say why.
                reporter.report(new Event.Warning("`%s` goes without a cache: %s".formatted(target, vertex.error())));
            }
            return;
        }
        Duration duration = step.started ? Duration.between(step.begin, completed) : Duration.ZERO;
        reporter.report(new Event.Build.StepDone(target, vertex.digest(), vertex.name(), step.cached, duration));
    }

    private void transfer(SolveStatus.Transfer transfer) {
        steps.computeIfAbsent(transfer.vertex(), digest -> new Step())
                .registry
                .part(transfer.id(), transfer.completed());
        reporter.report(new Event.Build.Transferred(
                target, transfer.vertex(), transfer.id(), transfer.current(), transfer.total()));
    }

    private void log(SolveStatus.Log log) {
        Step step = steps.computeIfAbsent(log.vertex(), digest -> new Step());
        for (String line : step.log.add(log.text())) {
            if (step.earlier) {
                continue;
            }
            reporter.report(new Event.Build.StepOutput(target, log.vertex(), line));
        }
    }

    private void warning(SolveStatus.Warning warning) {
        reporter.report(new Event.Build.Doubt(target, warning.sentence(), warning.line(), warning.url()));
    }

    synchronized int stepCount() {
        return (int) steps.values().stream().filter(Step::counts).count();
    }

    synchronized int cachedCount() {
        return (int) steps.values().stream()
                .filter(step -> step.counts() && step.cached)
                .count();
    }

    /** Takes in what a builder says of a solve, until it has no more to say. */
    void follow(GrpcCall status) {
        try {
            byte[] message;
            while ((message = status.receive()) != null) {
                accept(ControlClient.status(message));
            }
        } catch (IOException ended) {
            // The solve tells what happened; without it there is nothing to follow.
        }
    }

    /** A step that has waited for a registry for too long. */
    synchronized Optional<RegistrySilence> registrySilence(RegistryPatience patience) {
        return steps.values().stream()
                .filter(step -> step.started && !step.ended)
                .flatMap(step -> step.registry.exceeded(step.name, patience).stream()
                        .map(limit -> new RegistrySilence(step.name, limit)))
                .findFirst();
    }

    /** The name of the step that failed; a cancelled neighbour does not count, so the first one it is. */
    synchronized Optional<String> failedStep() {
        return failed().map(step -> step.name);
    }

    synchronized List<String> lastLinesOfFailedStep() {
        return failed().map(step -> step.log.lastLines()).orElse(List.of());
    }

    private Optional<Step> failed() {
        return steps.values().stream().filter(step -> step.failed).findFirst();
    }
}
