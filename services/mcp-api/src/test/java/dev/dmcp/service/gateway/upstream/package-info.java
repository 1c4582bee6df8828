/** When servers are tried again. */
@NullMarked
package dev.dmcp.service.gateway.upstream;

import org.jspecify.annotations.NullMarked;
