/** Compose and bake files of a stack, as ordered trees. Knows no file and writes no text but by the tree writers. */
@NullMarked
package dev.dmcp.application.generate.compose;

import org.jspecify.annotations.NullMarked;
