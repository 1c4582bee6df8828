/**
 * The tools over a store, as REST and MCP offer them. Knows no transport.
 */
@NullMarked
package dev.dmcp.service.memory.tool;

import org.jspecify.annotations.NullMarked;
