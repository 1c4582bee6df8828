/**
 * Compile time only: for each class with picocli's annotations a class that builds the same {@code CommandSpec} in plain code. Knows picocli's annotations by
 * name and nothing of dmcp.
 */
@NullMarked
package dev.dmcp.processor;

import org.jspecify.annotations.NullMarked;
