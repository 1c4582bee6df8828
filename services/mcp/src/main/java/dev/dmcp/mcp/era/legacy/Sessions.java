package dev.dmcp.mcp.era.legacy;

import dev.dmcp.mcp.server.Caller;
import dev.dmcp.mcp.server.Change;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All sessions of an endpoint, capped and expiring. A session of another caller is an unknown session. Thread-safe. */
public final class Sessions implements AutoCloseable {
    private static final int ID_BYTES = 24;

    private final SessionOptions options;
    private final InstantSource clock;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    public Sessions(SessionOptions options, InstantSource clock) {
        this.options = options;
        this.clock = clock;
    }

    /** The session of that id, now seen; empty when it never was, has ended, or is somebody else's. */
    public Optional<Session> find(String id, Optional<Caller> caller) {
        Session session = sessions.get(id);
        if (session == null || !session.belongsTo(caller)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (isExpired(session, now)) {
            end(session);
            return Optional.empty();
        }
        session.seen(now);
        return Optional.of(session);
    }

    /** Ends a session. */
    public void end(Session session) {
        if (sessions.remove(session.id()) != null) {
            session.end();
        }
    }

    public int count() {
        return sessions.size();
    }

    @Override
    public void close() {
        sessions.values().forEach(this::end);
    }

    /** An id that cannot be guessed: 192 random bits. */
    String freshId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    void add(Session session) {
        makeRoom();
        sessions.put(session.id(), session);
    }

    void announce(Change change) {
        sessions.values().forEach(session -> session.announce(change));
    }

    private void makeRoom() {
        if (sessions.size() < options.most()) {
            return;
        }
        Instant now = clock.instant();
        sessions.values().stream().filter(session -> isExpired(session, now)).forEach(this::end);
        while (sessions.size() >= options.most()) {
            sessions.values().stream()
                    .min(Comparator.comparing(Session::lastSeen))
                    .ifPresent(this::end);
        }
    }

    private boolean isExpired(Session session, Instant now) {
        return now.isAfter(session.lastSeen().plus(options.idle()));
    }
}
