/** Tests of the package of the same name. */
@NullMarked
package dev.dmcp.mcp.era.modern;

import org.jspecify.annotations.NullMarked;
