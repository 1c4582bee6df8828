/** Accounts and signing in. Knows no route but its own. */
@NullMarked
package dev.dmcp.service.server.account;

import org.jspecify.annotations.NullMarked;
