package dev.dmcp.mcp.client.oauth;

import dev.dmcp.mcp.client.link.LinkException;

/** A way to a first token. */
interface Grant {
    Tokens obtain(AuthorizationServer server, ClientIdentity client, String resource, Scopes scopes)
            throws LinkException, InterruptedException;
}
