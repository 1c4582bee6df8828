package dev.dmcp.service.gateway.login;

import dev.dmcp.mcp.client.oauth.CodeRequest;
import dev.dmcp.service.gateway.login.LoginTable.Owner;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Logins that have not come about yet: tickets, which are pages that a caller was told of, and requests, which are at an authorization server. Both are
 * good for a quarter of an hour, and a request for one answer. Thread-safe.
 */
final class OpenLogins {
    private static final int MOST = 1_000;
    private static final int RANDOM_BYTES = 32;

    private final InstantSource clock;
    private final Map<String, Ticket> tickets = new LinkedHashMap<>();
    private final Map<String, Underway> underway = new LinkedHashMap<>();

    OpenLogins(InstantSource clock) {
        this.clock = clock;
    }

    private record Ticket(Owner owner, Instant made) {}

    /**
     * A person who is at an authorization server.
     *
     * @param door the way into the server as it was when they went
     * @param browser what the browser that went there has in a cookie
     */
    record Underway(Owner owner, Door door, CodeRequest request, String browser, Instant made) {}

    /** The ticket for a page; the same one for a while. */
    synchronized String ticketFor(Owner owner) {
        Instant now = clock.instant();
        for (Map.Entry<String, Ticket> ticket : tickets.entrySet()) {
            if (ticket.getValue().owner().equals(owner)
                    && now.isBefore(ticket.getValue().made().plus(Logins.LIFETIME.dividedBy(2)))) {
                return ticket.getKey();
            }
        }
        makeRoom(tickets);
        String ticket = randomText();
        tickets.put(ticket, new Ticket(owner, now));
        return ticket;
    }

    /** Who may log in to what by that ticket. */
    synchronized Optional<Owner> owner(String ticket) {
        return Optional.ofNullable(tickets.get(ticket))
                .filter(known -> isFresh(known.made()))
                .map(Ticket::owner);
    }

    /** Remembers who went away, and gives what their browser has to show when it comes back. */
    synchronized String begin(Owner owner, Door door, CodeRequest request) {
        makeRoom(underway);
        String browser = randomText();
        underway.put(request.state(), new Underway(owner, door, request, browser, clock.instant()));
        return browser;
    }

    /** Whose request has that state: once. */
    synchronized Optional<Underway> take(String state) {
        return Optional.ofNullable(underway.remove(state)).filter(known -> isFresh(known.made()));
    }

    /** Makes void what is open of one who has logged in. */
    synchronized void done(Owner owner) {
        tickets.values().removeIf(ticket -> ticket.owner().equals(owner));
    }

    /** Makes void what is open for a server that is there no more. */
    synchronized void forget(String server) {
        tickets.values().removeIf(ticket -> ticket.owner().server().equals(server));
        underway.values().removeIf(request -> request.owner().server().equals(server));
    }

    private boolean isFresh(Instant made) {
        return clock.instant().isBefore(made.plus(Logins.LIFETIME));
    }

    /** The eldest goes: whoever floods us with requests costs others their place, and us no memory. */
    private static void makeRoom(Map<String, ?> map) {
        if (map.size() >= MOST) {
            var eldest = map.entrySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    private static String randomText() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
