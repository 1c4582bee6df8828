/**
 * The gateway as an MCP server: its own tools, and those of the servers behind it. Knows no database.
 */
@NullMarked
package dev.dmcp.service.gateway.mcp;

import org.jspecify.annotations.NullMarked;
