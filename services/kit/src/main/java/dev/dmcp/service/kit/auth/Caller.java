package dev.dmcp.service.kit.auth;

import dev.dmcp.service.kit.http.Request;

/**
 * On whose behalf a request comes.
 *
 * @param user the token's subject, or {@link #DEFAULT_USER} for a call without a token
 * @param authenticated whether a valid token said so
 */
public record Caller(String user, boolean authenticated) {
    /** The owner of everything that is stored by calls without a token. */
    public static final String DEFAULT_USER = "default";

    /** What {@link Authentication} found; the default user for a request that did not pass it. */
    public static Caller of(Request request) {
        return request.attribute(Caller.class).orElse(new Caller(DEFAULT_USER, false));
    }
}
