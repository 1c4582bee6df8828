/** JSON-RPC messages, protocol revisions and error codes as they are on the wire. Knows no transport and no feature. */
@NullMarked
package dev.dmcp.mcp.wire;

import org.jspecify.annotations.NullMarked;
