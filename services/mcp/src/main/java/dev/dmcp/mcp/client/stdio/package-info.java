/** Servers that run as child processes, spoken to over their standard streams. Knows no method. */
@NullMarked
package dev.dmcp.mcp.client.stdio;

import org.jspecify.annotations.NullMarked;
