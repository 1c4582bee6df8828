/** What services that speak MCP exercise while their start-up caches are trained: clients of both eras, and a server to pass calls on to. */
@NullMarked
package dev.dmcp.mcp.training;

import org.jspecify.annotations.NullMarked;
