/** Values with a syntax of their own: read once, printed canonically. Knows neither YAML nor where a value stands. */
@NullMarked
package dev.dmcp.compose.value;

import org.jspecify.annotations.NullMarked;
