/** Patience with registries: how often one is asked again, and how long it may say nothing. Asks none itself. */
@NullMarked
package dev.dmcp.engine.registry;

import org.jspecify.annotations.NullMarked;
