/**
 * Phase 2, interpolate: {@code ${VARIABLE}} in values, and the reading of {@code .env} files, which use the same syntax.
 * Knows variables as a lookup; where they come from is the caller's business.
 */
@NullMarked
package dev.dmcp.compose.interpolate;

import org.jspecify.annotations.NullMarked;
