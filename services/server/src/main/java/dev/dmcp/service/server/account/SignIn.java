package dev.dmcp.service.server.account;

import dev.dmcp.service.kit.auth.Tokens;
import dev.dmcp.service.kit.http.ClientGoneException;
import dev.dmcp.service.kit.http.Headers;
import dev.dmcp.service.kit.http.HttpFailure;
import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.http.Route;
import dev.dmcp.service.kit.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** {@code POST /api/session}: a user and a password for a token. */
public final class SignIn {
    private static final Duration LIFETIME = Duration.ofHours(8);

    private final Accounts accounts;
    private final Tokens tokens;
    private final InstantSource clock;
    private final Attempts attempts;

    public SignIn(Accounts accounts, Tokens tokens, InstantSource clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.clock = clock;
        this.attempts = new Attempts(clock);
    }

    public List<Route> routes() {
        return List.of(Route.post("/api/session", this::open));
    }

    private Response open(Request request) throws ClientGoneException {
        String caller = request.remote().getHostAddress();
        if (attempts.tooMany(caller)) {
            throw new HttpFailure(
                    429, "too many failed sign-ins; try again in a minute", Headers.of("retry-after", "60"));
        }
        JsonObject body = request.jsonObject();
        String user = body.string("user").orElse("");
        if (!accounts.accepts(user, body.string("password").orElse(""))) {
            attempts.failed(caller);
            throw new HttpFailure(
                    401, "no such user and password", Headers.of("www-authenticate", "Bearer realm=\"dmcp\""));
        }
        return Response.ok(JsonObject.builder()
                .put("user", user)
                .put("token", tokens.issue(user, LIFETIME))
                .put("expiresAt", clock.instant().plus(LIFETIME).toString())
                .build());
    }
}
