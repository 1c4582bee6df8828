/** Tests of the package of the same name. */
@NullMarked
package dev.dmcp.mcp.exchange;

import org.jspecify.annotations.NullMarked;
