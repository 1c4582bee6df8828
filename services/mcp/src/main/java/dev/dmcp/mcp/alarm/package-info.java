/** What is to happen when something takes too long. Knows not what. */
@NullMarked
package dev.dmcp.mcp.alarm;

import org.jspecify.annotations.NullMarked;
