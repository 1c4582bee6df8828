/** Alarms. */
@NullMarked
package dev.dmcp.mcp.alarm;

import org.jspecify.annotations.NullMarked;
