package dev.dmcp.service.gateway.execute;

import dev.dmcp.service.gateway.login.Logins;
import dev.dmcp.service.gateway.upstream.UpstreamException;
import dev.dmcp.service.gateway.upstream.UpstreamException.Kind;
import dev.dmcp.service.kit.auth.Caller;

/** Says to callers what to do about a server that wants a login of theirs. Only to them: who has the address of the page can log in for the one it is for. */
public final class LoginAdvice {
    private final Logins logins;

    /** About these logins. */
    public LoginAdvice(Logins logins) {
        this.logins = logins;
    }

    /** The failure with the way out of it, where there is one. */
    public UpstreamException explained(UpstreamException failure, String server, Caller caller) {
        if (failure.kind() != Kind.NEEDS_LOGIN) {
            return failure;
        }
        String way = logins.page(server, caller)
                .map(page -> "open " + page + " in a browser, and try again")
                .orElse("send a token of yours, since callers without one cannot log in here");
        return new UpstreamException(Kind.NEEDS_LOGIN, failure.getMessage() + ": " + way);
    }
}
