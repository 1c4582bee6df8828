/** dmcp as a client of MCP servers: how one is found, asked and told of in failures. Knows no terminal and no flag. */
@NullMarked
package dev.dmcp.conversation;

import org.jspecify.annotations.NullMarked;
