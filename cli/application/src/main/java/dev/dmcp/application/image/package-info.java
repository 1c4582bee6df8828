/**
 * Images as values: what to build them from, what came of it, what the engine has. Knows no plan, no builder and no
 * engine.
 */
@NullMarked
package dev.dmcp.application.image;

import org.jspecify.annotations.NullMarked;
