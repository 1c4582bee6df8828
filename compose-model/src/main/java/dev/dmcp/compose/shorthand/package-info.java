/**
 * Phase 6, expand: each short syntax to the long one ({@code "8080:80"} to a mapping of target, published port and so on),
 * and the defaults of what was left out. Knows one value at a time.
 */
@NullMarked
package dev.dmcp.compose.shorthand;

import org.jspecify.annotations.NullMarked;
