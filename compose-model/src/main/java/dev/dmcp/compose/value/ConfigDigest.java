package dev.dmcp.compose.value;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A digest that is computed when it is first asked for: most commands never ask. Equal when the digests are. */
public final class ConfigDigest {
    private final Supplier<String> computation;
    private @Nullable String text;

    /** A digest; what computes it must give the same text each time. */
    public ConfigDigest(Supplier<String> computation) {
        this.computation = computation;
    }

    /** 64 hexadecimal digits. */
    public String text() {
        String known = text;
        if (known == null) {
            known = computation.get();
            text = known;
        }
        return known;
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
