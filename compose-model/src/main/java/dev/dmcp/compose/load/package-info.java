/**
 * Phases 3 and 4 for whole files: {@code extends} and {@code include}, and the order in which the phases run over each
 * file and over all of them. Knows files only by {@link dev.dmcp.compose.read.ComposeFiles}.
 */
@NullMarked
package dev.dmcp.compose.load;

import org.jspecify.annotations.NullMarked;
