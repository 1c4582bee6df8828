/** Tests of the package of the same name. */
@NullMarked
package dev.dmcp.mcp.schema;

import org.jspecify.annotations.NullMarked;
