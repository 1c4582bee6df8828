package dev.dmcp.compose.value;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A digest that is computed when it is first asked for: most commands never ask. Equal when the digests are. */
public final class ConfigDigest {
    private final Function<Map<String, String>, String> computation;
    private @Nullable String text;

    /**
     * A digest.
     *
     * @param computation takes the ids of other services' containers, by the services' names, and gives the same text for the same ids
     */
    public ConfigDigest(Function<Map<String, String>, String> computation) {
        this.computation = computation;
    }

    /** 64 hexadecimal digits, with other services by their names. */
    public String text() {
        String known = text;
        if (known == null) {
            known = computation.apply(Map.of());
            text = known;
        }
        return known;
    }

    /**
     * What docker compose says of a service that uses other services' containers.
     *
     * @param containers for each of those services, the id of its first container
     */
    public String text(Map<String, String> containers) {
        return containers.isEmpty() ? text() : computation.apply(containers);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConfigDigest digest && digest.text().equals(text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
