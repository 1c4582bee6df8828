/** Speaking with MCP servers at a terminal: which server is meant, what is printed of it, and dmcp as a server itself. Parses no flags. */
@NullMarked
package dev.dmcp.cli.conversation;

import org.jspecify.annotations.NullMarked;
