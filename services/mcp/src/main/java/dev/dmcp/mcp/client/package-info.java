/** Speaking to a server of either era: find out which, then call. Knows no transport but by its link. */
@NullMarked
package dev.dmcp.mcp.client;

import org.jspecify.annotations.NullMarked;
