package dev.dmcp.application.converge.compose;

import dev.dmcp.application.container.HealthSpec;
import dev.dmcp.application.container.ProcessSpec;
import dev.dmcp.application.container.RestartSpec;
import dev.dmcp.application.container.RestartSpec.Policy;
import dev.dmcp.compose.model.Deploy;
import dev.dmcp.compose.model.Execution;
import dev.dmcp.compose.model.Healthcheck;
import dev.dmcp.compose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a service says about its process, its health and its restarts. */
final class ProcessTranslation {
    private ProcessTranslation() {}

    static ProcessSpec process(Service service) {
        Execution execution = service.execution();
        return new ProcessSpec(
                service.entrypoint(),
                service.command(),
                environment(service),
                execution.workingDirectory(),
                execution.user(),
                service.security().groupAdd(),
                execution.tty(),
                execution.stdinOpen(),
                execution.init(),
                execution.stopSignal(),
                execution.stopGracePeriod(),
                service.networking().hostname(),
                service.networking().domainName());
    }

    private static List<String> environment(Service service) {
        List<String> lines = new ArrayList<>();
        service.environment()
                .forEach((name, value) ->
                        lines.add(value.map(text -> name + "=" + text).orElse(name)));
        return lines;
    }

    static HealthSpec health(Healthcheck check) {
        List<String> test = check.disabled() ? List.of("NONE") : check.test();
        OptionalInt retries = check.retries()
                .map(count -> OptionalInt.of(Math.toIntExact(count)))
                .orElse(OptionalInt.empty());
        return new HealthSpec(
                test, check.interval(), check.timeout(), retries, check.startPeriod(), check.startInterval());
    }

    /** {@code deploy.restart_policy} wins over {@code restart}. */
    static RestartSpec restart(Service service) {
        return service.deploy()
                .restartPolicy()
                .map(ProcessTranslation::restart)
                .orElseGet(() -> restart(service.restart().orElse("no")));
    }

    private static RestartSpec restart(Deploy.RestartPolicy policy) {
        Policy translated = switch (policy.condition().orElse("any")) {
            case "none" -> Policy.NO;
            case "on-failure" -> Policy.ON_FAILURE;
            default -> Policy.UNLESS_STOPPED;
        };
        Optional<Long> attempts = translated == Policy.ON_FAILURE ? policy.maxAttempts() : Optional.empty();
        return new RestartSpec(translated, Math.toIntExact(attempts.orElse(0L)));
    }

    /** {@code no}, {@code always}, {@code unless-stopped}, {@code on-failure[:attempts]}. */
    private static RestartSpec restart(String word) {
        int colon = word.indexOf(':');
        String name = colon < 0 ? word : word.substring(0, colon);
        int attempts = colon < 0 ? 0 : Integer.parseInt(word.substring(colon + 1));
        return switch (name) {
            case "always" -> new RestartSpec(Policy.ALWAYS, 0);
            case "unless-stopped" -> new RestartSpec(Policy.UNLESS_STOPPED, 0);
            case "on-failure" -> new RestartSpec(Policy.ON_FAILURE, attempts);
            default -> RestartSpec.NEVER;
        };
    }
}
