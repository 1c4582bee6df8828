/**
 * Compile time only: for each class with picocli's annotations a class that builds the same {@code CommandSpec} in plain code, and reads plain words without
 * picocli. Knows picocli's annotations by name, and of dmcp the two types that commands and words have.
 */
@NullMarked
package dev.dmcp.processor;

import org.jspecify.annotations.NullMarked;
