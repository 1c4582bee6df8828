/** The container engine by its HTTP API: snapshots, commands, events, logs. Knows no use case and decides nothing. */
@NullMarked
package dev.dmcp.engine.docker;

import org.jspecify.annotations.NullMarked;
