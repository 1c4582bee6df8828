package dev.dmcp.compose.interpolate;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks variables up. */
@FunctionalInterface
public interface Variables {

    /** The value, which may be empty, or null when the variable is not set. */
    @Nullable
    String get(String name);

    static Variables of(Map<String, String> values) {
        return values::get;
    }
}
