/** Calls to the memory server and the gateway on behalf of a user. Knows no database. */
@NullMarked
package dev.dmcp.service.server.upstream;

import org.jspecify.annotations.NullMarked;
