/**
 * Compose files as values: text in, text out. Knows no file, no clock, no environment and no Docker. Loading runs these
 * phases in order:
 *
 * <ol>
 *   <li>locate ({@link dev.dmcp.compose.ComposeLoader}): which files, which variables, what name
 *   <li>read ({@link dev.dmcp.compose.read}): YAML to a tree that remembers where everything was written
 *   <li>interpolate ({@link dev.dmcp.compose.interpolate}): variables
 *   <li>extend, include ({@link dev.dmcp.compose.load}) and merge ({@link dev.dmcp.compose.merge}): several files to one
 *   <li>check the shape ({@link dev.dmcp.compose.schema}): known keys and kinds of values
 *   <li>expand ({@link dev.dmcp.compose.shorthand}): short syntax, defaults
 *   <li>resolve and normalise ({@link dev.dmcp.compose.normalize}): paths, names, what is implied
 *   <li>select ({@link dev.dmcp.compose.selection}): profiles, asked-for services
 *   <li>make canonical ({@link dev.dmcp.compose.canonical}): one form, docker compose's order
 *   <li>check the relations ({@link dev.dmcp.compose.consistency}): what refers to what
 * </ol>
 *
 * <p>On this path values are told apart by {@code instanceof}: the runtime spins a class for each pattern switch, which
 * costs half a millisecond at every start of the program.
 *
 * <p>A phase that finds a problem reports it and goes on, so that all problems come together.
 */
@NullMarked
package dev.dmcp.compose;

import org.jspecify.annotations.NullMarked;
