/**
 * Logins of persons to servers that want one: how they come about, are kept, and stay fresh. Knows no connection and no HTTP of the gateway's own.
 */
@NullMarked
package dev.dmcp.service.gateway.login;

import org.jspecify.annotations.NullMarked;
