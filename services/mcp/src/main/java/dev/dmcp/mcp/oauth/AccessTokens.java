package dev.dmcp.mcp.oauth;

import java.util.Optional;

/** Checks tokens: signature, issuer and times. The audience is not its business. */
@FunctionalInterface
public interface AccessTokens {
    /** What the token says; empty when it is forged, expired, not yet valid or from somebody else. */
    Optional<AccessToken> verify(String token);
}
