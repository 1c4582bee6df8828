/**
 * Phases 7 and 8, resolve and normalise: relative paths become absolute, variables without a value take it from the
 * environment, implied networks, names and dependencies are written out. Knows long syntax only.
 */
@NullMarked
package dev.dmcp.compose.normalize;

import org.jspecify.annotations.NullMarked;
