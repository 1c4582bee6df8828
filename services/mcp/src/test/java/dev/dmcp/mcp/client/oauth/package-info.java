/** Tests of the package of the same name. */
@NullMarked
package dev.dmcp.mcp.client.oauth;

import org.jspecify.annotations.NullMarked;
