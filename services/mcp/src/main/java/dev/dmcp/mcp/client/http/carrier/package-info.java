/**
 * What carries HTTP/1.1 requests to one server: sockets of our own where nothing stands between, the JDK's client through TLS and proxies (ADR 17). Knows
 * no MCP.
 */
@NullMarked
package dev.dmcp.mcp.client.http.carrier;

import org.jspecify.annotations.NullMarked;
