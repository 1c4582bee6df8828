/** The main HTTP API of the stack: who signs in, how the stack is, which MCP servers a user has. Knows the other services by address only. */
@NullMarked
package dev.dmcp.service.server;

import org.jspecify.annotations.NullMarked;
