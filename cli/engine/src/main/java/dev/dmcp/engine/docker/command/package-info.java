/**
 * The bodies of the engine's large requests: what is wanted, in the words of the Docker Engine API. Pure; opens no
 * connection.
 */
@NullMarked
package dev.dmcp.engine.docker.command;

import org.jspecify.annotations.NullMarked;
