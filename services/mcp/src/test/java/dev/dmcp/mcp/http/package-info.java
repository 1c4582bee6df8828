/** Tests of the package of the same name. */
@NullMarked
package dev.dmcp.mcp.http;

import org.jspecify.annotations.NullMarked;
