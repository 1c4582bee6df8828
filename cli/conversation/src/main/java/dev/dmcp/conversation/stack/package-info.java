/** A stack as an MCP server: tools that show it and, where that is allowed, change it. Knows the commands only by their words. */
@NullMarked
package dev.dmcp.conversation.stack;

import org.jspecify.annotations.NullMarked;
