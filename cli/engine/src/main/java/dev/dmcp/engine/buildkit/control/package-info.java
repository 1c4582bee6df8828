/** BuildKit's {@code moby.buildkit.v1.Control} service, as calls and records. Knows no use case. */
@NullMarked
package dev.dmcp.engine.buildkit.control;

import org.jspecify.annotations.NullMarked;
