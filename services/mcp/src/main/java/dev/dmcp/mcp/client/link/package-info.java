/** What a client needs of a transport, and what transports share. Knows no era. */
@NullMarked
package dev.dmcp.mcp.client.link;

import org.jspecify.annotations.NullMarked;
