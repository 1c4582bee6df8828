package dev.dmcp.service.gateway.upstream;

import dev.dmcp.mcp.client.http.AddressGuard;
import dev.dmcp.mcp.client.http.HttpAuthorizer;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.client.oauth.ClientIdentity;
import dev.dmcp.mcp.client.oauth.OAuthAuthorizer;
import dev.dmcp.mcp.client.oauth.OAuthOptions;
import dev.dmcp.service.gateway.registry.Transport.OAuthClient;
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

    /** Nothing: for strangers, or where a header has it all. */
    static Credentials none() {
        return (server, caller, guard, resolved) -> HttpAuthorizer.none();
    }

    /** A token of our own, short-lived and for this stack, that names the caller. */
    static Credentials ofStack(Tokens tokens) {
        return new StackCredentials(tokens);
    }

    /** Tokens of the server's authorization server, which the gateway gets for itself and keeps for all connections. */
    static Credentials ofMachine(OAuthClient client, InstantSource clock) {
        return new MachineCredentials(client, clock);
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
        private final OAuthClient client;
        private final InstantSource clock;
        private Optional<Kept> kept = Optional.empty();

        private record Kept(URI server, String secret, HttpAuthorizer authorizer) {}

        private MachineCredentials(OAuthClient client, InstantSource clock) {
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
