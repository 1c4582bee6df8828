package dev.dmcp.mcp.client.oauth;

import dev.dmcp.mcp.client.http.AddressGuard;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How a client introduces itself to authorization servers.
 *
 * @param redirect where the user's browser is sent with the code; a loopback address for programs on the user's machine
 * @param metadata address of this client's metadata document (Client ID Metadata Documents), where one is published
 * @param registered an identity that was registered beforehand, and where: it is shown to no other authorization server
 * @param timeout of each request
 * @param guard asked before each request: servers name these addresses
 */
public record OAuthOptions(
        String clientName,
        URI redirect,
        Optional<URI> metadata,
        Optional<ClientIdentity> registered,
        Duration timeout,
        AddressGuard guard) {

    public static OAuthOptions of(String clientName, URI redirect) {
        return new OAuthOptions(
                clientName, redirect, Optional.empty(), Optional.empty(), Duration.ofSeconds(20), AddressGuard.none());
    }

    public OAuthOptions withMetadata(URI document) {
        return new OAuthOptions(clientName, redirect, Optional.of(document), registered, timeout, guard);
    }

    public OAuthOptions withRegistered(ClientIdentity identity) {
        return new OAuthOptions(clientName, redirect, metadata, Optional.of(identity), timeout, guard);
    }

    public OAuthOptions withTimeout(Duration other) {
        return new OAuthOptions(clientName, redirect, metadata, registered, other, guard);
    }

    public OAuthOptions withGuard(AddressGuard other) {
        return new OAuthOptions(clientName, redirect, metadata, registered, timeout, other);
    }
}
