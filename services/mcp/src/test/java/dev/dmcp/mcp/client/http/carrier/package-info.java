/** What every carrier does, on real sockets. */
@NullMarked
package dev.dmcp.mcp.client.http.carrier;

import org.jspecify.annotations.NullMarked;
