package dev.dmcp.service.gateway.login;

import dev.dmcp.mcp.client.http.HttpAuthorizer;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.client.oauth.ClientIdentity;
import dev.dmcp.mcp.client.oauth.CodeRequest;
import dev.dmcp.mcp.client.oauth.Login;
import dev.dmcp.mcp.client.oauth.PersonLogin;
import dev.dmcp.service.gateway.login.LoginTable.Kept;
import dev.dmcp.service.gateway.login.LoginTable.Owner;
import dev.dmcp.service.gateway.login.LoginTable.Removed;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** The way into one server for persons: whose login is held, and what the server said to those who have none. Thread-safe. */
final class Door {
    /** How long a server that wanted a login is not asked again by the same one without. */
    private static final long REMEMBERED_NANOS = Duration.ofMinutes(1).toNanos();

    /** How long another gateway that was quicker with the same token may take to say so in the database. */
    private static final long QUICKER_NANOS = Duration.ofMillis(500).toNanos();

    private static final long LOOK_MILLIS = 50;

    private final String server;
    private final PersonLogin person;
    private final Optional<ClientIdentity> client;
    private final LoginTable table;
    private final Revocations revocations;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Kept> held = new ConcurrentHashMap<>();
    private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();
    private volatile boolean wanted;

    private record Refusal(List<String> challenges, long atNanos) {}

    Door(
            String server,
            PersonLogin person,
            Optional<ClientIdentity> client,
            LoginTable table,
            Revocations revocations) {
        this.server = server;
        this.person = person;
        this.client = client;
        this.table = table;
        this.revocations = revocations;
    }

    /** Whether it still is the way to a server of that address, by that client. */
    boolean leadsTo(URI url, Optional<ClientIdentity> other) {
        return person.server().equals(url) && client.equals(other);
    }

    /** Whether the server has ever wanted a login of somebody. */
    boolean isWanted() {
        return wanted;
    }

    /** Whether the server wants something of that person that they have not given yet. */
    boolean needs(String user) {
        return refusals.containsKey(user);
    }

    /** Whether that person cannot get in at all; who has a login that allows too little can, for the rest. */
    boolean isShut(String user) {
        return refusals.containsKey(user) && !held.containsKey(user);
    }

    /**
     * What requests of that person show, from now on.
     *
     * @throws LinkException.LoginNeeded when it is known that the server will not have them
     */
    HttpAuthorizer authorizer(String user) throws LinkException {
        load(user);
        Refusal refusal = refusals.get(user);
        if (refusal != null && !held.containsKey(user) && System.nanoTime() - refusal.atNanos() < REMEMBERED_NANOS) {
            throw loginNeeded();
        }
        return new HttpAuthorizer() {
            @Override
            public Optional<String> authorization() {
                return held(user).map(Kept::authorization);
            }

            @Override
            public boolean recover(int status, List<String> challenges, Optional<String> refused)
                    throws LinkException, InterruptedException {
                return Door.this.recover(user, status, challenges, refused);
            }
        };
    }

    private Optional<Kept> held(String user) {
        return Optional.ofNullable(held.get(user));
    }

    /**
     * Another gateway on the same database may have made, or renewed, the login. A login to what the server was before is none to what it is. Who logs in
     * while the database is read knows better than it.
     */
    private Optional<Kept> load(String user) {
        Kept before = held.get(user);
        Optional<Kept> kept =
                table.find(owner(user)).filter(one -> one.login().server().equals(person.server()));
        return Optional.ofNullable(
                held.compute(user, (name, now) -> Objects.equals(now, before) ? kept.orElse(null) : now));
    }

    private boolean recover(String user, int status, List<String> challenges, Optional<String> refused)
            throws LinkException, InterruptedException {
        lock.lockInterruptibly();
        try {
            Optional<Kept> login = held(user);
            if (!login.map(Kept::authorization).equals(refused)) {
                return true; // Another thread has renewed it meanwhile.
            }
            if (login.isEmpty()) {
                return status == 401 && refuse(user, challenges, refused);
            }
            Optional<Kept> now = load(user);
            if (now.isEmpty() || !now.map(Kept::authorization).equals(refused)) {
                return held.containsKey(user) || refuse(user, challenges, Optional.empty()); // So has another gateway.
            }
            if (status == 403) {
                return PersonLogin.lacksScope(now.get().login(), challenges) && refuse(user, challenges, refused);
            }
            return renew(user, now.get(), challenges);
        } finally {
            lock.unlock();
        }
    }

    private boolean renew(String user, Kept old, List<String> challenges) throws LinkException, InterruptedException {
        Login fresh;
        try {
            fresh = person.renew(old.login());
        } catch (LinkException.GrantRefused over) {
            return end(user, old, challenges);
        }
        Optional<Kept> kept = table.replace(owner(user), old, fresh);
        if (kept.isPresent()) {
            held.computeIfPresent(user, (name, before) -> kept.get());
            return true;
        }
        if (load(user).isPresent()) {
            return true; // Not given back: what took its place may be of the same grant, and would end with it.
        }
        revocations.begin(server, person, fresh);
        return refuse(user, challenges, Optional.empty());
    }

    /** Ends a login that was refused, or goes on with what has taken its place. */
    private boolean end(String user, Kept old, List<String> challenges) throws LinkException, InterruptedException {
        long end = System.nanoTime() + QUICKER_NANOS;
        while (old.login().isRenewable() && isStillThere(user, old) && System.nanoTime() - end < 0) {
            Thread.sleep(LOOK_MILLIS);
        }
        table.remove(owner(user), old);
        return load(user).isPresent() || refuse(user, challenges, Optional.empty());
    }

    private boolean isStillThere(String user, Kept old) {
        return table.find(owner(user)).map(Kept::sealed).equals(Optional.of(old.sealed()));
    }

    /**
     * Returns only when the user has logged in meanwhile. A server that does not say who gives tokens cannot be logged in to, and says so otherwise.
     *
     * @param shown what is held and of no use
     */
    private boolean refuse(String user, List<String> challenges, Optional<String> shown)
            throws LinkException, InterruptedException {
        person.requireIssuer(challenges);
        wanted = true;
        var refusal = new Refusal(challenges, System.nanoTime());
        refusals.put(user, refusal);
        if (!held(user).map(Kept::authorization).equals(shown)) {
            refusals.remove(user, refusal);
            return true;
        }
        throw loginNeeded();
    }

    private static LinkException loginNeeded() {
        return new LinkException.LoginNeeded("it needs a login");
    }

    CodeRequest begin(String user) throws LinkException, InterruptedException {
        Refusal refusal = refusals.get(user);
        return person.begin(
                refusal == null ? List.of() : refusal.challenges(), held(user).map(Kept::login));
    }

    Kept complete(String user, CodeRequest request, Map<String, String> answer)
            throws LinkException, InterruptedException {
        Kept kept = table.keep(owner(user), person.complete(request, answer));
        held.put(user, kept);
        wanted = true;
        refusals.remove(user);
        return kept;
    }

    /** Gives a login back that has come too late. */
    void takeBack(String user, Kept login) {
        if (table.remove(owner(user), login)) {
            revocations.begin(server, person, login.login());
        }
        held.remove(user);
    }

    /** Removes a login from the table, and from here. */
    Optional<Removed> forget(String user) {
        Optional<Removed> removed = table.remove(owner(user));
        held.remove(user);
        return removed;
    }

    /** What tells the server's authorization server of a login's end; nothing for a login to another address. */
    Optional<PersonLogin> wayBack(Login login) {
        return login.server().equals(person.server()) ? Optional.of(person) : Optional.empty();
    }

    private Owner owner(String user) {
        return new Owner(server, user);
    }
}
