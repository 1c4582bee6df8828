/** The MCP servers that a user has registered. Knows no MCP. */
@NullMarked
package dev.dmcp.service.server.registry;

import org.jspecify.annotations.NullMarked;
