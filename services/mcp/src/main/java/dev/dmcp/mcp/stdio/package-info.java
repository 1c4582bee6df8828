/** Newline-delimited JSON over a pair of streams, for servers. Knows no process. */
@NullMarked
package dev.dmcp.mcp.stdio;

import org.jspecify.annotations.NullMarked;
