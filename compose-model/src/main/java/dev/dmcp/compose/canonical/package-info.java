/**
 * The canonical project: every key in docker compose's order, every value in one form, as {@code docker compose config}
 * prints it and as its configuration hash is made of. Knows the keys and types of the specification and nothing of how a
 * value was written.
 */
@NullMarked
package dev.dmcp.compose.canonical;

import org.jspecify.annotations.NullMarked;
