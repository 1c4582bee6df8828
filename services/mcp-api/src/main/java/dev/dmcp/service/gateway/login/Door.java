package dev.dmcp.service.gateway.login;

import dev.dmcp.mcp.client.http.HttpAuthorizer;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.client.oauth.ClientIdentity;
import dev.dmcp.mcp.client.oauth.CodeRequest;
import dev.dmcp.mcp.client.oauth.Login;
import dev.dmcp.mcp.client.oauth.PersonLogin;
import dev.dmcp.service.gateway.login.LoginTable.Owner;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** The way into one server for persons: whose login is held, and what the server said to those who have none. Thread-safe. */
final class Door {
    /** How long a server that wanted a login is not asked again by the same one without. */
    private static final long REMEMBERED_NANOS = Duration.ofMinutes(1).toNanos();

    private final String server;
    private final PersonLogin person;
    private final Optional<ClientIdentity> client;
    private final LoginTable table;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Login> held = new ConcurrentHashMap<>();
    private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();
    private volatile boolean wanted;

    private record Refusal(List<String> challenges, long atNanos) {}

    Door(String server, PersonLogin person, Optional<ClientIdentity> client, LoginTable table) {
        this.server = server;
        this.person = person;
        this.client = client;
        this.table = table;
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
                return held(user).map(Login::authorization);
            }

            @Override
            public boolean recover(int status, List<String> challenges, Optional<String> refused)
                    throws LinkException, InterruptedException {
                return Door.this.recover(user, status, challenges, refused);
            }
        };
    }

    private Optional<Login> held(String user) {
        return Optional.ofNullable(held.get(user));
    }

    /**
     * Another gateway on the same database may have made, or renewed, the login. A login to what the server was before is none to what it is. Who logs in
     * while the database is read knows better than it.
     */
    private Optional<Login> load(String user) {
        Login before = held.get(user);
        Optional<Login> kept =
                table.find(owner(user)).filter(login -> login.server().equals(person.server()));
        return Optional.ofNullable(held.compute(user, (name, now) -> now == before ? kept.orElse(null) : now));
    }

    private boolean recover(String user, int status, List<String> challenges, Optional<String> refused)
            throws LinkException, InterruptedException {
        lock.lockInterruptibly();
        try {
            Optional<Login> login = held(user);
            if (!login.map(Login::authorization).equals(refused)) {
                return true; // Another thread has renewed it meanwhile.
            }
            if (login.isEmpty()) {
                return status == 401 && refuse(user, challenges, refused);
            }
            if (!load(user).map(Login::authorization).equals(refused)) {
                return held.containsKey(user) || refuse(user, challenges, Optional.empty()); // So has another gateway.
            }
            if (status == 403) {
                return PersonLogin.lacksScope(login.get(), challenges) && refuse(user, challenges, refused);
            }
            return renew(user, login.get(), challenges);
        } finally {
            lock.unlock();
        }
    }

    private boolean renew(String user, Login old, List<String> challenges) throws LinkException, InterruptedException {
        try {
            keep(user, person.renew(old));
            return true;
        } catch (LinkException.GrantRefused over) {
            forget(user);
            return refuse(user, challenges, Optional.empty());
        }
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
        if (!held(user).map(Login::authorization).equals(shown)) {
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
        return person.begin(refusal == null ? List.of() : refusal.challenges(), held(user));
    }

    void complete(String user, CodeRequest request, Map<String, String> answer)
            throws LinkException, InterruptedException {
        keep(user, person.complete(request, answer));
        refusals.remove(user);
    }

    private void keep(String user, Login login) {
        table.keep(owner(user), login);
        held.put(user, login);
        wanted = true;
    }

    /** Whether there was one. */
    boolean forget(String user) {
        boolean was = table.remove(owner(user));
        held.remove(user);
        return was;
    }

    /** What tells the server's authorization server of a login's end; nothing for a login to another address. */
    Optional<PersonLogin> wayBack(Login login) {
        return login.server().equals(person.server()) ? Optional.of(person) : Optional.empty();
    }

    private Owner owner(String user) {
        return new Owner(server, user);
    }
}
