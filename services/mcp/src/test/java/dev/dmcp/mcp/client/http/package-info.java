/** Tests of the package of the same name. */
@NullMarked
package dev.dmcp.mcp.client.http;

import org.jspecify.annotations.NullMarked;
