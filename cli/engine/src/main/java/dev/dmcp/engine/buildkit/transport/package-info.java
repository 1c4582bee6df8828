/** How a builder is reached on a connection to the engine: at once, or by the upgrade of older ones. Knows no HTTP/2. */
@NullMarked
package dev.dmcp.engine.buildkit.transport;

import org.jspecify.annotations.NullMarked;
