/** Adapters: one package for each outside thing. Decides nothing; the application's plans do. */
@NullMarked
package dev.dmcp.engine;

import org.jspecify.annotations.NullMarked;
