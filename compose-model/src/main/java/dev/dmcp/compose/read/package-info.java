/**
 * Phase 1, read: YAML text to a changeable tree, and from a path in that tree back to the place in the file. Knows YAML
 * nodes and problems, but no key of the Compose Specification.
 */
@NullMarked
package dev.dmcp.compose.read;

import org.jspecify.annotations.NullMarked;
