/** The gateway over real HTTP, before real MCP servers. */
@NullMarked
package dev.dmcp.service.gateway;

import org.jspecify.annotations.NullMarked;
