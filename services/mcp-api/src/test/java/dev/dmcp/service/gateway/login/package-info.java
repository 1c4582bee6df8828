/** Logins that come and go at the same moment. */
@NullMarked
package dev.dmcp.service.gateway.login;

import org.jspecify.annotations.NullMarked;
