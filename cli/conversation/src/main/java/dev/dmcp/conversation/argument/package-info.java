/** Arguments of a tool: from words of a command line to JSON, and whether they fit the tool's schema. Knows no server. */
@NullMarked
package dev.dmcp.conversation.argument;

import org.jspecify.annotations.NullMarked;
