/** Which builder is meant: an address, a builder that buildx keeps, or the engine's own. Opens no connection. */
@NullMarked
package dev.dmcp.engine.buildkit.choice;

import org.jspecify.annotations.NullMarked;
