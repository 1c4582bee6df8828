/**
 * Which files of a context go to the builder, and how: moby's patterns, fsutil's walk and its packets. Knows no
 * connection.
 */
@NullMarked
package dev.dmcp.engine.buildkit.filesync;

import org.jspecify.annotations.NullMarked;
