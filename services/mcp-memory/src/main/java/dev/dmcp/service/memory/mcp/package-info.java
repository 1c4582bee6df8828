/**
 * The tools and memories over MCP. Knows no database.
 */
@NullMarked
package dev.dmcp.service.memory.mcp;

import org.jspecify.annotations.NullMarked;
