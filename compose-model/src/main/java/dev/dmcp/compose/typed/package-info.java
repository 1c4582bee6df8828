/**
 * The last step: the canonical tree as records. Every value is already what it should be, so nothing here can fail.
 * Knows the canonical keys.
 */
@NullMarked
package dev.dmcp.compose.typed;

import org.jspecify.annotations.NullMarked;
