package dev.dmcp.service.kit.auth;

import dev.dmcp.service.kit.http.DiscreetRequest;
import dev.dmcp.service.kit.http.Filter;
import dev.dmcp.service.kit.http.Handler;
import dev.dmcp.service.kit.http.Headers;
import dev.dmcp.service.kit.http.HttpFailure;
import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.log.Log;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/** Finds out who calls, and leaves a {@link Caller} on the request. A bad token is refused even where none is needed. */
public final class Authentication implements Filter {
    private static final String SCHEME = "bearer ";

    private final Tokens tokens;
    private final AuthRule rule;
    private final Log log;

    public Authentication(Tokens tokens, AuthRule rule, Log log) {
        this.tokens = tokens;
        this.rule = rule;
        this.log = log;
    }

    @Override
    public Response apply(Request request, Handler next) throws IOException, InterruptedException {
        return next.handle(request.withAttribute(Caller.class, caller(request)));
    }

    private Caller caller(Request request) {
        Optional<String> authorization = request.header("authorization");
        if (authorization.isPresent()) {
            return verified(request, authorization.get());
        }
        if (rule == AuthRule.REQUIRED || !fromWithinTheStack(request)) {
            throw unauthorized("sign in: this call needs Authorization: Bearer with a token", "");
        }
        return new Caller(Caller.DEFAULT_USER, false);
    }

    private Caller verified(Request request, String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw unauthorized("only Authorization: Bearer is understood", "");
        }
        try {
            return new Caller(
                    tokens.verify(authorization.substring(SCHEME.length()).strip()), true);
        } catch (InvalidTokenException invalid) {
            log.warn(
                    "a token was refused",
                    fields -> fields.put("why", String.valueOf(invalid.getMessage()))
                            .put("path", new DiscreetRequest(request).path())
                            .put("remote", request.remote().getHostAddress()));
            throw unauthorized("the token is not valid; sign in again", ", error=\"invalid_token\"");
        }
    }

    /** Loopback or a private network, and not through a proxy, which would lend its own private address to anyone. */
    private static boolean fromWithinTheStack(Request request) {
        return isPrivate(request.remote())
                && request.header("x-forwarded-for").isEmpty()
                && request.header("forwarded").isEmpty();
    }

    static boolean isPrivate(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || (address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc); // RFC 4193
    }

    private static HttpFailure unauthorized(String message, String detail) {
        return new HttpFailure(401, message, Headers.of("www-authenticate", "Bearer realm=\"dmcp\"" + detail));
    }
}
