package dev.dmcp.mcp.client.oauth;

import dev.dmcp.mcp.client.http.HttpAuthorizer;
import dev.dmcp.mcp.client.link.LinkException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Gets tokens for one server as it asks for them: a first one, a fresh one, one with more scopes. Thread-safe; one authorization at a time. */
public final class OAuthAuthorizer implements HttpAuthorizer {
    private final URI server;
    private final Discovery discovery;
    private final Registration registration;
    private final TokenEndpoint endpoint;
    private final Grant grant;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Optional<Tokens> tokens = Optional.empty();

    private OAuthAuthorizer(URI server, OAuthOptions options, OAuthHttp http, TokenEndpoint endpoint, Grant grant) {
        this.server = server;
        this.discovery = new Discovery(http);
        this.registration = new Registration(http, options);
        this.endpoint = endpoint;
        this.grant = grant;
    }

    /** Tokens for a user, who is asked in a browser. */
    public static OAuthAuthorizer forUser(URI server, OAuthOptions options, UserAgent agent, InstantSource clock) {
        OAuthHttp http = new OAuthHttp(options);
        TokenEndpoint endpoint = new TokenEndpoint(http, clock);
        Grant grant = new AuthorizationCode(agent, endpoint, options.redirect());
        return new OAuthAuthorizer(server, options, http, endpoint, grant);
    }

    /** Tokens for a machine that acts for itself; its identity must have been registered. */
    public static OAuthAuthorizer forMachine(URI server, OAuthOptions options, InstantSource clock) {
        OAuthHttp http = new OAuthHttp(options);
        TokenEndpoint endpoint = new TokenEndpoint(http, clock);
        return new OAuthAuthorizer(server, options, http, endpoint, new ClientCredentials(endpoint));
    }

    @Override
    public Optional<String> authorization() {
        return tokens.map(held -> "Bearer " + held.access());
    }

    @Override
    public boolean recover(int status, List<String> challenges, Optional<String> refused)
            throws LinkException, InterruptedException {
        lock.lockInterruptibly();
        try {
            if (!authorization().equals(refused)) {
                return true; // Another thread has got a token meanwhile.
            }
            Challenge challenge = Challenge.of(challenges);
            return status == 403 ? stepUp(challenge) : obtain(challenge);
        } finally {
            lock.unlock();
        }
    }

    private boolean obtain(Challenge challenge) throws LinkException, InterruptedException {
        var resource = discovery.resource(server, challenge);
        AuthorizationServer issuer = discovery.server(resource.issuers().getFirst());
        if (renew(issuer)) {
            return true;
        }
        Scopes held = tokens.map(Tokens::scopes).orElse(Scopes.NONE);
        Scopes wanted = held.and(challenge.scope().orElse(resource.scopes()));
        authorize(issuer, resource.resource(), wanted);
        return true;
    }

    /** Asks for the scopes that a request lacked, besides those there are. What was granted before and did not help will not help again. */
    private boolean stepUp(Challenge challenge) throws LinkException, InterruptedException {
        Optional<Scopes> lacking = challenge.scope();
        Scopes held = tokens.map(Tokens::scopes).orElse(Scopes.NONE);
        if (lacking.isEmpty() || held.covers(lacking.get())) {
            return false;
        }
        var resource = discovery.resource(server, challenge);
        AuthorizationServer issuer = discovery.server(resource.issuers().getFirst());
        authorize(issuer, resource.resource(), held.and(lacking.get()));
        return true;
    }

    private void authorize(AuthorizationServer issuer, String resource, Scopes scopes)
            throws LinkException, InterruptedException {
        tokens = Optional.of(grant.obtain(issuer, registration.with(issuer), resource, scopes));
    }

    /** Renews the token without the user, when its own server still is the one to ask. */
    private boolean renew(AuthorizationServer issuer) throws LinkException, InterruptedException {
        Optional<Tokens> held = tokens.filter(old -> old.issuer().equals(issuer.issuer()));
        Optional<String> refresh = held.flatMap(Tokens::refresh);
        if (held.isEmpty() || refresh.isEmpty()) {
            return false;
        }
        try {
            tokens = Optional.of(endpoint.renew(issuer, registration.with(issuer), held.get(), refresh.get()));
            return true;
        } catch (LinkException e) {
            return false; // Expired or taken back: the user is asked again.
        }
    }
}
