package dev.dmcp.service.storage;

import java.util.Locale;

/** Which SQL a database speaks. */
public enum Dialect {
    SQLITE,
    POSTGRES;

    /** The folder of its migrations, and its name in {@code /health}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
