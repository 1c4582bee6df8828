/** Names that lead somewhere, nowhere, or keep one waiting. */
@NullMarked
package dev.dmcp.mcp.client.lookup;

import org.jspecify.annotations.NullMarked;
