package dev.dmcp.conversation;

import dev.dmcp.mcp.client.http.HttpAuthorizer;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.client.oauth.CodeRequest;
import dev.dmcp.mcp.client.oauth.Login;
import dev.dmcp.mcp.client.oauth.LoopbackAgent;
import dev.dmcp.mcp.client.oauth.OAuthOptions;
import dev.dmcp.mcp.client.oauth.PersonLogin;
import dev.dmcp.mcp.client.oauth.UserAgent;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Shows a server the login that this user has, keeps it fresh, and makes one by way of a browser and back to a port of this machine (RFC 8252). A person
 * takes longer than any request may, so the server is called anew after that.
 */
final class BrowserLogin implements HttpAuthorizer {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final URI NOWHERE = URI.create("http://127.0.0.1/callback");

    private final URI server;
    private final Doorway doorway;
    private final KeptLogins logins;
    private final InstantSource clock;
    private Optional<Login> held;
    private List<String> refusal = List.of();

    BrowserLogin(URI server, Doorway doorway, InstantSource clock) {
        this.server = server;
        this.doorway = doorway;
        this.clock = clock;
        this.logins = new KeptLogins(doorway.logins());
        this.held = logins.find(server);
    }

    private void keep(Login login) {
        held = Optional.of(login);
        logins.keep(login);
    }

    @Override
    public synchronized Optional<String> authorization() {
        return held.map(Login::authorization);
    }

    @Override
    public synchronized boolean recover(int status, List<String> challenges, Optional<String> refused)
            throws LinkException, InterruptedException {
        if (!authorization().equals(refused)) {
            return true; // Another thread has renewed it meanwhile.
        }
        if (held.isEmpty()) {
            return status == 401 && saysWho(challenges) && refuse(challenges);
        }
        if (status == 403) {
            return PersonLogin.lacksScope(held.get(), challenges) && refuse(challenges);
        }
        try {
            keep(login(NOWHERE).renew(held.get()));
            return true;
        } catch (LinkException.GrantRefused over) {
            held = Optional.empty();
            logins.forget(server);
            return refuse(challenges);
        }
    }

    /** A server that does not say who gives tokens wants something else than a login. */
    private boolean saysWho(List<String> challenges) throws InterruptedException {
        try {
            login(NOWHERE).requireIssuer(challenges);
            return true;
        } catch (LinkException e) {
            return false;
        }
    }

    private boolean refuse(List<String> challenges) throws LinkException {
        refusal = challenges;
        throw new LinkException.LoginNeeded("`" + server + "` wants a login");
    }

    /** Whether the user may be asked. */
    boolean isPossible() {
        return doorway.show().isPresent();
    }

    /** Takes the user to the server's authorization server and back. */
    synchronized void logIn() throws LinkException, InterruptedException {
        Consumer<URI> show = doorway.show().orElseThrow();
        try (LoopbackAgent agent = LoopbackAgent.start(show, PATIENCE)) {
            PersonLogin login = login(agent.redirect());
            CodeRequest request = login.begin(refusal, held);
            keep(login.complete(request, UserAgent.answer(agent.visit(request.page()))));
        } catch (LinkException e) {
            throw e;
        } catch (IOException e) {
            throw new LinkException("no port is free to come back to from the browser: " + e.getMessage(), e);
        }
    }

    private PersonLogin login(URI redirect) {
        return new PersonLogin(server, OAuthOptions.of("dmcp", redirect), clock);
    }
}
