package dev.dmcp.service.kit.auth;

/** Whether a call needs a token. A token that is sent is always checked. */
public enum AuthRule {
    /** Without a token, a caller in the stack's own networks acts as the default user (docs/adr/0007-calls-without-a-token.md). */
    OPTIONAL,
    /** Without a token, 401. */
    REQUIRED
}
