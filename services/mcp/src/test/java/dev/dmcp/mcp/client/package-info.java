/** Tests of the package of the same name. */
@NullMarked
package dev.dmcp.mcp.client;

import org.jspecify.annotations.NullMarked;
