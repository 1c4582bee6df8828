/**
 * Phase 4, merge: a later file, or the extending service, over an earlier one, and what may stand only once in a list.
 * Knows the paths with rules of their own (Compose Specification, "Merge"), but no file.
 */
@NullMarked
package dev.dmcp.compose.merge;

import org.jspecify.annotations.NullMarked;
