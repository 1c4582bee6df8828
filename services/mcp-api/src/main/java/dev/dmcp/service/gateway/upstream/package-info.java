/**
 * One server behind the gateway, as a caller of its tools sees it, and the ways to it. Knows no other server.
 */
@NullMarked
package dev.dmcp.service.gateway.upstream;

import org.jspecify.annotations.NullMarked;
