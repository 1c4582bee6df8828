/**
 * One server behind the gateway, as a caller of its tools sees it. Knows no other server and no registry.
 */
@NullMarked
package dev.dmcp.service.gateway.upstream;

import org.jspecify.annotations.NullMarked;
