/** Builds on an engine with the containerd image store, against real registries. Sees adapters from outside only. */
@NullMarked
package dev.dmcp.engine.buildkit.store;

import org.jspecify.annotations.NullMarked;
