/**
 * Which engine is meant: flags, environment and the contexts of the docker CLI, in its own order of precedence. Opens
 * no connection.
 */
@NullMarked
package dev.dmcp.engine.docker.address;

import org.jspecify.annotations.NullMarked;
