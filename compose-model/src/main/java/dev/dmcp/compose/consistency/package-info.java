/**
 * Phase 9, check the relations: what refers to what, what excludes what. Knows the canonical project and nothing of how
 * it was written.
 */
@NullMarked
package dev.dmcp.compose.consistency;

import org.jspecify.annotations.NullMarked;
