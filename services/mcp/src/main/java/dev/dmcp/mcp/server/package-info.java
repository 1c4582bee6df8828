/** What a server offers, and the era-neutral answer to each method. Knows no transport, no session and no header. */
@NullMarked
package dev.dmcp.mcp.server;

import org.jspecify.annotations.NullMarked;
