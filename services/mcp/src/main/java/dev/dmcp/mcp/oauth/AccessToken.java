package dev.dmcp.mcp.oauth;

import java.util.Set;

/**
 * A token whose signature and times have been checked.
 *
 * @param subject whom it stands for
 * @param audiences the resources that it was given out for (RFC 8707)
 */
public record AccessToken(String subject, Set<String> audiences, Set<String> scopes) {
    public AccessToken {
        audiences = Set.copyOf(audiences);
        scopes = Set.copyOf(scopes);
    }
}
