/** Running calls and the streams that carry their messages away. Knows no era, no header and no socket. */
@NullMarked
package dev.dmcp.mcp.exchange;

import org.jspecify.annotations.NullMarked;
