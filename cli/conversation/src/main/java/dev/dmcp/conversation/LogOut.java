package dev.dmcp.conversation;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.port.PrivateNotes;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.client.oauth.Login;
import dev.dmcp.mcp.client.oauth.OAuthOptions;
import dev.dmcp.mcp.client.oauth.PersonLogin;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Ends a login of this user: on this machine in any case, and at the server's authorization server where that wants to be told. */
public final class LogOut {
    private static final URI NOWHERE = URI.create("http://127.0.0.1/callback");

    private final KeptLogins logins;
    private final Duration patience;

    /**
     * Over those that are kept.
     *
     * @param patience for each request to an authorization server
     */
    public LogOut(PrivateNotes logins, Duration patience) {
        this.logins = new KeptLogins(logins);
        this.patience = patience;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** There was no login. */
        record NotLoggedIn() implements Outcome {}

        /** The login is over, and its tokens are good for nothing. */
        record Over() implements Outcome {}

        /**
         * The login is over on this machine, and its tokens are good until they run out.
         *
         * @param why a sentence
         */
        record OverHere(String why) implements Outcome {}
    }

    /** Forgets the login, and has it revoked. */
    public Outcome from(URI server) {
        Optional<Login> login = logins.find(server);
        logins.forget(server);
        return login.isPresent() ? revoke(login.get()) : new Outcome.NotLoggedIn();
    }

    private Outcome revoke(Login login) {
        OAuthOptions options = OAuthOptions.of("dmcp", NOWHERE).withTimeout(patience);
        try {
            boolean told = new PersonLogin(login.server(), options, InstantSource.system()).revoke(login);
            return told ? new Outcome.Over() : new Outcome.OverHere("its authorization server takes no tokens back");
        } catch (LinkException e) {
            return new Outcome.OverHere(String.valueOf(e.getMessage()));
        } catch (InterruptedException stop) {
            throw new Failure.Interrupted("stopped telling the authorization server of `" + login.server() + "`");
        }
    }
}
