/** Who the user is to registries, as the docker CLI keeps it. Shows no secret. */
@NullMarked
package dev.dmcp.engine.buildkit.auth;

import org.jspecify.annotations.NullMarked;
