/** HPACK, the header compression of HTTP/2 (RFC 7541). Knows no frame and no connection. */
@NullMarked
package dev.dmcp.engine.buildkit.hpack;

import org.jspecify.annotations.NullMarked;
