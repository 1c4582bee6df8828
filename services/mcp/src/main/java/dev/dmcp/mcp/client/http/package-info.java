/** Streamable HTTP and the older HTTP with SSE, for clients. Knows no method. */
@NullMarked
package dev.dmcp.mcp.client.http;

import org.jspecify.annotations.NullMarked;
