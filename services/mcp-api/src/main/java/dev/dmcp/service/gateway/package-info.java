/** The gateway: MCP servers that come and go while it runs. Knows no other service but by its address. */
@NullMarked
package dev.dmcp.service.gateway;

import org.jspecify.annotations.NullMarked;
