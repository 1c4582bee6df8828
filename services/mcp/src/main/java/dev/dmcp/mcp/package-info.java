/** The Model Context Protocol, both eras, server and client side. Knows no service and no tool. */
@NullMarked
package dev.dmcp.mcp;

import org.jspecify.annotations.NullMarked;
