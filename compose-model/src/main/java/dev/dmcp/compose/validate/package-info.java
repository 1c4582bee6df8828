/**
 * Problems of a file as values: where, what, and how to mend it. Knows neither YAML nor Compose, so that every reader
 * of a file can use it.
 */
@NullMarked
package dev.dmcp.compose.validate;

import org.jspecify.annotations.NullMarked;
