/**
 * References to secrets, what they lead to, and what may be shown. Knows no server.
 */
@NullMarked
package dev.dmcp.service.gateway.secret;

import org.jspecify.annotations.NullMarked;
