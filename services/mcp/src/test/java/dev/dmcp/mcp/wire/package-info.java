/** Tests of the package of the same name. */
@NullMarked
package dev.dmcp.mcp.wire;

import org.jspecify.annotations.NullMarked;
