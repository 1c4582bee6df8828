/**
 * Building images: what decides on an image, whether it is there already, and in which order the rest is built. Knows
 * neither BuildKit nor the engine's API.
 */
@NullMarked
package dev.dmcp.application.build;

import org.jspecify.annotations.NullMarked;
