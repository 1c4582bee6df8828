/** The tasks extension (SEP-2663): tool calls that go on after their first answer. Knows no transport and no header. */
@NullMarked
package dev.dmcp.mcp.task;

import org.jspecify.annotations.NullMarked;
