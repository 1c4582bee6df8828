/** Tests. */
@NullMarked
package dev.dmcp.service.gateway.secret;

import org.jspecify.annotations.NullMarked;
