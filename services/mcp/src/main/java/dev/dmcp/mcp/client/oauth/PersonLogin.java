package dev.dmcp.mcp.client.oauth;

import dev.dmcp.mcp.client.link.LinkException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets persons log in to one server in two steps, with the time in between that a person takes, and keeps a login fresh without them. All persons do so
 * through one client identity. Thread-safe.
 */
public final class PersonLogin {
    private final URI server;
    private final OAuthOptions options;
    private final Discovery discovery;
    private final Registration registration;
    private final TokenEndpoint endpoint;
    private final Revocation revocation;

    /** To that server; {@link OAuthOptions#redirect()} is where persons come back. */
    public PersonLogin(URI server, OAuthOptions options, InstantSource clock) {
        var http = new OAuthHttp(options);
        this.server = server;
        this.options = options;
        this.discovery = new Discovery(http);
        this.registration = new Registration(http, options);
        this.endpoint = new TokenEndpoint(http, clock);
        this.revocation = new Revocation(http);
    }

    /** The server that tokens are for. */
    public URI server() {
        return server;
    }

    /**
     * Asks the server who gives tokens for it.
     *
     * @param challenges values of {@code WWW-Authenticate}
     * @throws LinkException when it does not say, so that no person can log in
     */
    public void requireIssuer(List<String> challenges) throws LinkException, InterruptedException {
        discovery.resource(server, Challenge.of(challenges));
    }

    /** Whether a refusal asks for scopes that the login lacks; what was granted and did not help will not help again. */
    public static boolean lacksScope(Login login, List<String> challenges) {
        Optional<Scopes> wanted = Challenge.of(challenges).scope();
        return wanted.isPresent() && !login.tokens().scopes().covers(wanted.get());
    }

    /**
     * Begins a login.
     *
     * @param challenges what the server last said when it refused
     * @param held a login whose scopes are asked for again
     */
    public CodeRequest begin(List<String> challenges, Optional<Login> held) throws LinkException, InterruptedException {
        Challenge challenge = Challenge.of(challenges);
        Discovery.ProtectedResource resource = discovery.resource(server, challenge);
        AuthorizationServer issuer = discovery.server(resource.issuers().getFirst());
        Scopes before = held.map(login -> login.tokens().scopes()).orElse(Scopes.NONE);
        Scopes wanted = before.and(challenge.scope().orElse(resource.scopes()));
        return CodeRequest.begin(
                issuer, registration.with(issuer), resource.resource(), issuer.withRenewal(wanted), options.redirect());
    }

    /**
     * Ends a login.
     *
     * @param answer the query with which the person came back
     * @throws LinkException when it is not the answer to the request, or says no, or the code is refused
     */
    public Login complete(CodeRequest request, Map<String, String> answer) throws LinkException, InterruptedException {
        return new Login(server, request.client(), request.complete(answer, endpoint));
    }

    /**
     * A fresh login for an old one, without the person.
     *
     * @throws LinkException.GrantRefused when that is over, or never was possible
     * @throws LinkException when the authorization server cannot be asked now
     */
    public Login renew(Login old) throws LinkException, InterruptedException {
        Optional<String> refresh = old.tokens().refresh();
        if (refresh.isEmpty()) {
            throw new LinkException.GrantRefused("the login to `" + server + "` is over and cannot be renewed");
        }
        AuthorizationServer issuer = discovery.server(old.tokens().issuer());
        ClientIdentity client = options.registered().orElse(old.client());
        return new Login(server, client, endpoint.renew(issuer, client, old.tokens(), refresh.get()));
    }

    /**
     * Tells the authorization server that a login is over.
     *
     * @return false when it does not want to be told, so that the tokens are good until they run out
     * @throws LinkException when it cannot be told
     */
    public boolean revoke(Login login) throws LinkException, InterruptedException {
        AuthorizationServer issuer = discovery.server(login.tokens().issuer());
        return revocation.revoke(issuer, clientOf(login), login.tokens());
    }

    /** Who got the tokens; with the secret of today, where it was registered beforehand. */
    private ClientIdentity clientOf(Login login) {
        return options.registered()
                .filter(known -> known.id().equals(login.client().id()))
                .orElse(login.client());
    }
}
