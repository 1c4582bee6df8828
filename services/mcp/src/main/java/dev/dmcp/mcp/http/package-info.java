/** Streamable HTTP for servers: one endpoint, both eras. Knows no tool. */
@NullMarked
package dev.dmcp.mcp.http;

import org.jspecify.annotations.NullMarked;
