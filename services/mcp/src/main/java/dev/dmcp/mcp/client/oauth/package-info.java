/** An OAuth 2.1 client for servers that want a token: discovery, registration, PKCE. Knows no MCP message. */
@NullMarked
package dev.dmcp.mcp.client.oauth;

import org.jspecify.annotations.NullMarked;
