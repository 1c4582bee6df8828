/** Revision 2026-07-28: stateless requests, signed request state, subscriptions. Knows no session and no socket. */
@NullMarked
package dev.dmcp.mcp.era.modern;

import org.jspecify.annotations.NullMarked;
