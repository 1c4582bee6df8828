/** Tests of the package of the same name. */
@NullMarked
package dev.dmcp.mcp.stdio;

import org.jspecify.annotations.NullMarked;
