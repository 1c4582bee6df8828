package dev.dmcp.application.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells a secret from something that only stands where one should. */
final class SecretStrength {
    /** 128 bits in hexadecimal; the signing of tokens needs 32 bytes by its specification (RFC 7518, 3.2). */
    private static final int SHORTEST = 32;

    private static final List<String> EXAMPLES = List.of(
            "changeme",
            "change-me",
            "change_me",
            "example",
            "your_",
            "your-",
            "password",
            "secret",
            "postgres",
            "development");

    private SecretStrength() {}

    /** What is wrong with a value, as the end of a sentence; nothing when it will do. */
    static Optional<String> weakness(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (value.isBlank()) {
            return Optional.of("is empty");
        }
        if (EXAMPLES.stream().anyMatch(lower::contains)) {
            return Optional.of("is still an example value");
        }
        return value.length() < SHORTEST
                ? Optional.of("is shorter than " + SHORTEST + " characters, so it could be guessed")
                : Optional.empty();
    }
}
