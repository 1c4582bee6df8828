/** What the eras of the protocol share when they answer. Knows no era and no transport. */
@NullMarked
package dev.dmcp.mcp.era;

import org.jspecify.annotations.NullMarked;
