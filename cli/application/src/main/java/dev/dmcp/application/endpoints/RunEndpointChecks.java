package dev.dmcp.application.endpoints;

import dev.dmcp.application.port.HttpCaller;
import dev.dmcp.application.port.HttpCaller.Answer;
import dev.dmcp.application.port.HttpCaller.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the calls one after the other and says what came of each. */
public final class RunEndpointChecks {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int BAD_REQUEST = 400;
    private static final int SHOWN = 120;

    private final HttpCaller caller;

    public RunEndpointChecks(HttpCaller caller) {
        this.caller = caller;
    }

    public List<EndpointCheck.Result> run(List<EndpointCheck> checks) {
        return checks.stream().map(this::run).toList();
    }

    private EndpointCheck.Result run(EndpointCheck check) {
        return switch (caller.call(check.request(), TIMEOUT)) {
            case Answer.Nothing(String reason) -> new EndpointCheck.Result(check, false, reason, 0);
            case Answer.Received received -> {
                closeSession(check, received);
                yield judge(check, received);
            }
        };
    }

    private static EndpointCheck.Result judge(EndpointCheck check, Answer.Received received) {
        boolean isRefused = received.status() >= BAD_REQUEST;
        boolean isOther = !received.body().contains(check.expected());
        String detail = isRefused
                ? "HTTP %d: %s".formatted(received.status(), shortened(received.body()))
                : isOther
                        ? "the answer lacks `%s`: %s".formatted(check.expected(), shortened(received.body()))
                        : "HTTP " + received.status();
        return new EndpointCheck.Result(
                check, !isRefused && !isOther, detail, received.time().toMillis());
    }

    private static String shortened(String body) {
        String line = body.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN - 1) + "…";
    }

    /** A session that a check opened must not stay with the service. */
    private void closeSession(EndpointCheck check, Answer.Received received) {
        Optional<String> name = check.sessionEndedBy();
        Optional<String> session = name.map(received.headers()::get);
        if (name.isPresent() && session.isPresent()) {
            caller.call(
                    new Request("DELETE", check.request().target(), Map.of(name.get(), session.get()), ""), TIMEOUT);
        }
    }
}
