/**
 * Whether running MCP services answer as documented: which calls to make, and what their answers tell. Knows neither
 * network nor terminal.
 */
@NullMarked
package dev.dmcp.application.endpoints;

import org.jspecify.annotations.NullMarked;
