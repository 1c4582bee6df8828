/** SSH agents that builds may use: the user's own, and ones with keys from files. Knows no builder. */
@NullMarked
package dev.dmcp.engine.buildkit.ssh;

import org.jspecify.annotations.NullMarked;
