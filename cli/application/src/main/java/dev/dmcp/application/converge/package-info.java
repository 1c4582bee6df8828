/**
 * From what is wanted and what is there to what must be done: up, down, start, stop, restart of containers. Planners
 * here are pure; the executor decides nothing. Knows the engine only as a port.
 */
@NullMarked
package dev.dmcp.application.converge;

import org.jspecify.annotations.NullMarked;
