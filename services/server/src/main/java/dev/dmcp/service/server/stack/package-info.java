/** How the members of the stack are, asked from each. Knows no database. */
@NullMarked
package dev.dmcp.service.server.stack;

import org.jspecify.annotations.NullMarked;
