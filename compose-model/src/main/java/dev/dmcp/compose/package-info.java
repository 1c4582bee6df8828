/** Compose files as values: text in, text out. Knows no file, no clock, no environment and no Docker. */
@NullMarked
package dev.dmcp.compose;

import org.jspecify.annotations.NullMarked;
