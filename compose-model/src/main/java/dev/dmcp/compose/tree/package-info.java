/**
 * A compose file as a tree of plain values that the loading phases change in place, and tables that say what to do at
 * which path. Knows no key of the Compose Specification.
 */
@NullMarked
package dev.dmcp.compose.tree;

import org.jspecify.annotations.NullMarked;
