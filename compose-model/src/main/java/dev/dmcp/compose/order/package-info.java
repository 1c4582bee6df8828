/** In which order services start and stop, and what waits for what. Knows dependencies between names and their conditions. */
@NullMarked
package dev.dmcp.compose.order;

import org.jspecify.annotations.NullMarked;
