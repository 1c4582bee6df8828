package dev.dmcp.service.gateway.login;

import java.net.URI;
import java.util.Optional;

/**
 * Where persons' browsers find the gateway.
 *
 * @param gateway without a path
 */
public record LoginAddresses(URI gateway) {
    public static final String CLIENT_NAME = "dmcp-gateway";
    /** Above all of them. */
    public static final String ROOT = "/oauth";

    public static final String PAGES = "/oauth/login/";
    public static final String CALLBACK = "/oauth/callback";
    public static final String CLIENT = "/oauth/client";

    URI page(String ticket) {
        return gateway.resolve(PAGES + ticket);
    }

    /** Where authorization servers send persons back to. */
    public URI callback() {
        return gateway.resolve(CALLBACK);
    }

    /** Where authorization servers may read who we are: only over TLS do they believe it (Client ID Metadata Documents). */
    public Optional<URI> clientDocument() {
        return isSecure() ? Optional.of(gateway.resolve(CLIENT)) : Optional.empty();
    }

    /** Whether browsers come over TLS. */
    public boolean isSecure() {
        return "https".equals(gateway.getScheme());
    }
}
