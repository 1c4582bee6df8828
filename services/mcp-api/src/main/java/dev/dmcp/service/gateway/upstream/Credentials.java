package dev.dmcp.service.gateway.upstream;

import dev.dmcp.mcp.client.http.AddressGuard;
import dev.dmcp.mcp.client.http.HttpAuthorizer;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.client.oauth.ClientIdentity;
import dev.dmcp.mcp.client.oauth.OAuthAuthorizer;
import dev.dmcp.mcp.client.oauth.OAuthOptions;
import dev.dmcp.service.gateway.login.Logins;
import dev.dmcp.service.gateway.registry.Transport.MachineClient;
import dev.dmcp.service.gateway.registry.Transport.PersonClient;
import dev.dmcp.service.kit.auth.Caller;
import dev.dmcp.service.kit.auth.Tokens;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What a server is shown of who calls. What a caller sent never leaves the gateway. */
public interface Credentials {
    /** For one connection. */
    HttpAuthorizer authorizer(URI server, Caller caller, AddressGuard guard, Resolved resolved) throws LinkException;

    /** Whether it differs from caller to caller. */
    default boolean arePersonal() {
        return false;
    }

    /** Finds out anew whether it does; called before a connection is opened. */
    default void lookAgain() {}

    /** On whose behalf the server is asked what it offers to everybody. */
    default Caller envoy() {
        return new Caller(Caller.DEFAULT_USER, false);
    }

    /** Nothing: where a header has it all. */
    static Credentials none() {
        return (server, caller, guard, resolved) -> HttpAuthorizer.none();
    }

    /** A token of our own, short-lived and for this stack, that names the caller. */
    static Credentials ofStack(Tokens tokens) {
        return new StackCredentials(tokens);
    }

    /** Tokens of the server's authorization server, which the gateway gets for itself and keeps for all connections. */
    static Credentials ofMachine(MachineClient client, InstantSource clock) {
        return new MachineCredentials(client, clock);
    }

    /** Tokens that each caller gets by logging in, should the server of that name want any. */
    static Credentials ofPersons(String server, PersonClient client, Logins logins) {
        return new PersonCredentials(server, client, logins);
    }

    /** See {@link #ofPersons}. */
    record PersonCredentials(String server, PersonClient client, Logins logins) implements Credentials {
        @Override
        public HttpAuthorizer authorizer(URI url, Caller caller, AddressGuard guard, Resolved resolved)
                throws LinkException {
            return logins.authorizer(server, url, identity(resolved), guard, caller);
        }

        private Optional<ClientIdentity> identity(Resolved resolved) throws LinkException {
            if (client.id().isEmpty()) {
                return Optional.empty();
            }
            String id = client.id().get();
            return Optional.of(
                    client.secret().isEmpty()
                            ? ClientIdentity.open(id)
                            : ClientIdentity.secret(
                                    id,
                                    resolved.text(
                                            "clientSecret", client.secret().get())));
        }

        @Override
        public boolean arePersonal() {
            return logins.isPersonal(server);
        }

        @Override
        public void lookAgain() {
            logins.lookAgain(server);
        }

        @Override
        public Caller envoy() {
            return logins.envoy(server);
        }
    }

    /** See {@link #ofStack}. */
    record StackCredentials(Tokens tokens) implements Credentials {
        private static final Duration LIFETIME = Duration.ofMinutes(1);

        @Override
        public HttpAuthorizer authorizer(URI server, Caller caller, AddressGuard guard, Resolved resolved) {
            if (!caller.authenticated()) {
                return HttpAuthorizer.none();
            }
            return new HttpAuthorizer() {
                @Override
                public Optional<String> authorization() {
                    return Optional.of("Bearer " + tokens.issue(caller.user(), LIFETIME));
                }

                @Override
                public boolean recover(int status, List<String> challenges, Optional<String> refused) {
                    return false;
                }
            };
        }

        @Override
        public boolean arePersonal() {
            return true;
        }
    }

    /** See {@link #ofMachine}. */
    final class MachineCredentials implements Credentials {
        private final MachineClient client;
        private final InstantSource clock;
        private Optional<Kept> kept = Optional.empty();

        private record Kept(URI server, String secret, HttpAuthorizer authorizer) {}

        private MachineCredentials(MachineClient client, InstantSource clock) {
            this.client = client;
            this.clock = clock;
        }

        @Override
        public synchronized HttpAuthorizer authorizer(URI server, Caller caller, AddressGuard guard, Resolved resolved)
                throws LinkException {
            String secret = resolved.text("clientSecret", client.secret());
            // A secret that was changed in its place makes a new start.
            Optional<Kept> still = kept.filter(
                    one -> one.server().equals(server) && one.secret().equals(secret));
            if (still.isPresent()) {
                return still.get().authorizer();
            }
            OAuthOptions options = OAuthOptions.of("dmcp-gateway", URI.create("http://127.0.0.1/unused"))
                    .withRegistered(ClientIdentity.secret(client.id(), secret))
                    .withGuard(guard);
            var fresh = new Kept(server, secret, OAuthAuthorizer.forMachine(server, options, clock));
            kept = Optional.of(fresh);
            return fresh.authorizer();
        }
    }
}
