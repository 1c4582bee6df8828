package dev.dmcp.service.gateway.login;

import dev.dmcp.mcp.alarm.Alarm;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.client.oauth.Login;
import dev.dmcp.mcp.client.oauth.PersonLogin;
import dev.dmcp.service.kit.log.Log;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Tells authorization servers of logins that were forgotten: in the background, a few at once and for a moment each, since a login is over here whether
 * anybody hears of it or not. Thread-safe.
 */
public final class Revocations {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int AT_ONCE = 4;

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Log log;

    public Revocations(Log log) {
        this.log = log;
    }

    /** Begins to tell of one. */
    void begin(String server, PersonLogin person, Login login) {
        Thread.ofVirtual().name("revoke").start(() -> revoke(server, person, login));
    }

    private void revoke(String server, PersonLogin person, Login login) {
        try {
            places.acquire();
            try {
                revoke(person, login);
            } finally {
                places.release();
            }
        } catch (LinkException e) {
            complain(server, String.valueOf(e.getMessage()));
        } catch (InterruptedException tooSlow) {
            complain(server, "its authorization server did not answer within " + PATIENCE.toSeconds() + " s");
        } catch (RuntimeException unforeseen) { // Its words may quote a token.
            complain(
                    server,
                    "its authorization server could not be told: "
                            + unforeseen.getClass().getSimpleName());
        }
    }

    private static void revoke(PersonLogin person, Login login) throws LinkException, InterruptedException {
        Thread mine = Thread.currentThread();
        try (var _ = Alarm.in(PATIENCE, mine::interrupt)) {
            person.revoke(login);
        }
    }

    private void complain(String server, String problem) {
        log.warn(
                "a login could not be revoked; its tokens are good until they run out",
                fields -> fields.put("server", server).put("problem", problem));
    }
}
