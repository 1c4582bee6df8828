package dev.dmcp.compose.canonical;

import dev.dmcp.compose.value.MalformedValueException;
import org.jspecify.annotations.Nullable;

/** Brings one value into its canonical form. */
@FunctionalInterface
interface Codec {

    /**
     * Reads a value.
     *
     * @param value never null
     * @return the canonical value; null when it is the one that an absent key has
     * @throws MalformedValueException when the value is none of its type
     */
    @Nullable
    Object read(Object value, Place place) throws MalformedValueException;
}
