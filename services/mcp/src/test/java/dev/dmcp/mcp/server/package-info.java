/** Tests of the package of the same name. */
@NullMarked
package dev.dmcp.mcp.server;

import org.jspecify.annotations.NullMarked;
