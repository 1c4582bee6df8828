package dev.dmcp.service.gateway.login;

import dev.dmcp.mcp.client.http.AddressGuard;
import dev.dmcp.mcp.client.http.HttpAuthorizer;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.client.oauth.ClientIdentity;
import dev.dmcp.mcp.client.oauth.CodeRequest;
import dev.dmcp.mcp.client.oauth.Login;
import dev.dmcp.mcp.client.oauth.OAuthOptions;
import dev.dmcp.mcp.client.oauth.PersonLogin;
import dev.dmcp.service.gateway.login.LoginTable.Kept;
import dev.dmcp.service.gateway.login.LoginTable.Owner;
import dev.dmcp.service.gateway.login.LoginTable.Removed;
import dev.dmcp.service.kit.auth.Caller;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Who has logged in to which server. Each caller of the gateway has logins of their own: with one's login nobody else is let in. Callers without a token are
 * one person, the default user. Thread-safe.
 */
public final class Logins {
    /** How long a page, and a login that was begun, are good. */
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    private final LoginTable table;
    private final LoginAddresses addresses;
    private final boolean strangersMayLogIn;
    private final InstantSource clock;
    private final OpenLogins open;
    private final Map<String, Door> doors = new ConcurrentHashMap<>();
    private final Owners owners;
    private final Arrivals arrivals = new Arrivals();
    private final Revocations revocations;
    private final AddressGuard strangers;
    private volatile Consumer<String> cameIn = server -> {};

    /**
     * Over those that are kept.
     *
     * @param addresses where persons find the gateway
     * @param strangersMayLogIn whether callers without a token may, for all others without one
     * @param strangers where authorization servers may be of servers that are there no more
     */
    public Logins(
            LoginTable table,
            LoginAddresses addresses,
            boolean strangersMayLogIn,
            Revocations revocations,
            AddressGuard strangers,
            InstantSource clock) {
        this.table = table;
        this.revocations = revocations;
        this.strangers = strangers;
        this.addresses = addresses;
        this.strangersMayLogIn = strangersMayLogIn;
        this.clock = clock;
        this.open = new OpenLogins(clock);
        this.owners = new Owners(table);
    }

    /** Told the name of each server that somebody has logged in to. */
    public void onLogin(Consumer<String> listener) {
        cameIn = listener;
    }

    /** Whether the server wants a login of each caller. */
    public boolean isPersonal(String server) {
        Door door = doors.get(server);
        return !owners.of(server).isEmpty() || (door != null && door.isWanted());
    }

    /** Looks whether another gateway on the same database knows of logins to the server. */
    public void lookAgain(String server) {
        owners.lookAgain(server);
    }

    /** Whose login is used to ask the server what it offers: the default user's, else the first one's. */
    public Caller envoy(String server) {
        Door door = doors.get(server);
        List<String> known = owners.of(server).stream()
                .filter(person -> door == null || !door.isShut(person))
                .toList();
        if (known.isEmpty() || known.contains(Caller.DEFAULT_USER)) {
            return new Caller(Caller.DEFAULT_USER, false);
        }
        return new Caller(known.getFirst(), true);
    }

    /**
     * What a caller's requests to a server show.
     *
     * @param client who the gateway is to the server's authorization server; empty lets it register itself there
     * @throws LinkException.LoginNeeded when it is known that the server will not have them
     */
    public HttpAuthorizer authorizer(
            String server, URI url, Optional<ClientIdentity> client, AddressGuard guard, Caller caller)
            throws LinkException {
        Door before = doors.get(server);
        Door door = doors.compute(
                server,
                (name, known) -> known != null && known.leadsTo(url, client)
                        ? known
                        : new Door(
                                server,
                                new PersonLogin(url, options(client, guard), clock),
                                client,
                                table,
                                revocations));
        if (door != before) {
            forgetElsewhere(server, url);
        }
        return door.authorizer(person(caller));
    }

    /** A login holds for the address that it was made for; the server may have moved while no gateway ran. */
    private void forgetElsewhere(String server, URI url) {
        for (String person : owners.of(server)) {
            Owner owner = new Owner(server, person);
            Optional<Kept> elsewhere = table.find(owner)
                    .filter(kept -> !kept.login().server().equals(url))
                    .filter(kept -> table.remove(owner, kept));
            elsewhere.ifPresent(kept -> {
                owners.lookAgain(server);
                revoke(server, doorTo(server), kept.login());
            });
        }
    }

    private Optional<Door> doorTo(String server) {
        return Optional.ofNullable(doors.get(server));
    }

    private OAuthOptions options(Optional<ClientIdentity> client, AddressGuard guard) {
        OAuthOptions options = OAuthOptions.of(LoginAddresses.CLIENT_NAME, addresses.callback())
                .withGuard(guard);
        OAuthOptions known =
                addresses.clientDocument().map(options::withMetadata).orElse(options);
        return client.map(known::withRegistered).orElse(known);
    }

    /** Whether the server wants a login that the caller has not made yet. */
    public boolean isNeeded(String server, Caller caller) {
        Door door = doors.get(server);
        String person = person(caller);
        return door != null
                && isPersonal(server)
                && (door.needs(person) || !owners.of(server).contains(person));
    }

    /** The page where the caller logs in to a server, while it wants that of them and they may. */
    public Optional<URI> page(String server, Caller caller) {
        return isNeeded(server, caller) && (strangersMayLogIn || caller.authenticated())
                ? Optional.of(addresses.page(open.ticketFor(new Owner(server, person(caller)))))
                : Optional.empty();
    }

    /** Who may log in to what by that ticket. */
    public Optional<Visit> visit(String ticket) {
        return open.owner(ticket)
                .flatMap(owner -> Optional.ofNullable(doors.get(owner.server())).map(door -> new Visit(owner, door)));
    }

    /** Someone who holds a ticket. */
    public final class Visit {
        private final Owner owner;
        private final Door door;

        private Visit(Owner owner, Door door) {
            this.owner = owner;
            this.door = door;
        }

        public String server() {
            return owner.server();
        }

        public String person() {
            return owner.person();
        }

        /** Sends them to the authorization server. */
        public Departure begin() throws LinkException, InterruptedException {
            CodeRequest request = door.begin(owner.person());
            return new Departure(request.page(), request.state(), open.begin(owner, door, request));
        }
    }

    /**
     * A person is on the way to an authorization server.
     *
     * @param browser what their browser must show when it comes back, so that nobody can finish what another began
     */
    public record Departure(URI page, String state, String browser) {}

    /**
     * Takes a person who came back.
     *
     * @param answer the query of the address that they came back to
     * @param browser what their browser shows
     * @return the server that they are logged in to
     * @throws LinkException when they come from nowhere, or too late, or without the server's consent
     */
    public String complete(Map<String, String> answer, String browser) throws LinkException, InterruptedException {
        OpenLogins.Underway back = open.take(answer.getOrDefault("state", ""))
                .filter(known -> isSame(known.browser(), browser))
                .orElseThrow(() -> new LinkException(
                        "this login was not begun here in this browser, or is over, or took too long; begin it again"));
        String server = back.owner().server();
        requireUnchanged(back);
        Kept kept = back.door().complete(back.owner().person(), back.request(), answer);
        owners.add(back.owner());
        try {
            requireUnchanged(back);
        } catch (LinkException tooLate) {
            back.door().takeBack(back.owner().person(), kept);
            owners.lookAgain(server);
            throw tooLate;
        }
        open.done(back.owner());
        arrivals.tell();
        cameIn.accept(server);
        return server;
    }

    private void requireUnchanged(OpenLogins.Underway back) throws LinkException {
        String server = back.owner().server();
        if (doors.get(server) != back.door()) {
            throw new LinkException("the server `" + server + "` has changed meanwhile; begin the login again");
        }
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits until the server wants no login of the caller any more; whether that came in time. */
    public boolean await(String server, Caller caller, Duration patience) throws InterruptedException {
        return arrivals.await(() -> !isNeeded(server, caller), patience);
    }

    /** Forgets a caller's login, and has it revoked; whether there was one. */
    public boolean forget(String server, Caller caller) {
        return forget(new Owner(server, person(caller)));
    }

    private boolean forget(Owner owner) {
        Optional<Door> door = doorTo(owner.server());
        Optional<Removed> removed = door.isPresent() ? door.get().forget(owner.person()) : table.remove(owner);
        owners.lookAgain(owner.server());
        removed.flatMap(Removed::login).ifPresent(login -> revoke(owner.server(), door, login));
        return removed.isPresent();
    }

    /** Forgets all logins to a server that was removed, has them revoked, and makes void what is open. */
    public void forgetAll(String server) {
        Optional<Door> door = Optional.ofNullable(doors.remove(server)); // First: who comes back later finds it shut.
        open.forget(server);
        forgetLogins(server, door);
    }

    /** Forgets all logins to a server that is elsewhere now, and has them revoked. */
    public void forgetLogins(String server) {
        forgetLogins(server, doorTo(server));
    }

    private void forgetLogins(String server, Optional<Door> door) {
        List<Removed> removed = table.removeAll(server);
        owners.lookAgain(server);
        removed.stream().flatMap(one -> one.login().stream()).forEach(login -> revoke(server, door, login));
    }

    /** Forgets all logins but those to these servers. */
    public void retain(Set<String> servers) {
        owners.servers().stream().filter(server -> !servers.contains(server)).forEach(this::forgetAll);
    }

    private void revoke(String server, Optional<Door> door, Login login) {
        PersonLogin way = door.flatMap(known -> known.wayBack(login))
                .orElseGet(() -> new PersonLogin(login.server(), options(Optional.empty(), strangers), clock));
        revocations.begin(server, way, login);
    }

    private static String person(Caller caller) {
        return caller.authenticated() ? caller.user() : Caller.DEFAULT_USER;
    }
}
