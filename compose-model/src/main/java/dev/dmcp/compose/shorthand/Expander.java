package dev.dmcp.compose.shorthand;

import dev.dmcp.compose.tree.Path;
import dev.dmcp.compose.value.MalformedValueException;
import org.jspecify.annotations.Nullable;

/** Turns one value into its long form; a value that it does not know stays as it is, since the shape is checked elsewhere. */
@FunctionalInterface
interface Expander {
    @Nullable
    Object expand(@Nullable Object value, Path path) throws MalformedValueException;
}
