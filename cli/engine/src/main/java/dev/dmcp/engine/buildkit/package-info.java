/** BuildKit as an image builder: a native client, without the docker CLI. Decides nothing about what is built. */
@NullMarked
package dev.dmcp.engine.buildkit;

import org.jspecify.annotations.NullMarked;
