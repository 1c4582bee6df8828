/** Whole-program scenarios: the real {@code ./dmcp}, a real engine, real databases. One class, one intent. */
@NullMarked
package dev.dmcp.acceptance.scenario;

import org.jspecify.annotations.NullMarked;
