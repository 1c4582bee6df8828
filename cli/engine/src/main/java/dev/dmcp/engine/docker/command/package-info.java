/**
 * The bodies of the engine's large requests, written by docker-java's typed commands and completed where those lack a
 * field. Nothing here is loaded by a command that only reads. Opens no connection.
 */
@NullMarked
package dev.dmcp.engine.docker.command;

import org.jspecify.annotations.NullMarked;
