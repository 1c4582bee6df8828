/** Tests of {@code dev.dmcp.engine.buildkit.choice}, in the room they test. */
@NullMarked
package dev.dmcp.engine.buildkit.choice;

import org.jspecify.annotations.NullMarked;
