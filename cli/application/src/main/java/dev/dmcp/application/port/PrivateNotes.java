package dev.dmcp.application.port;

import java.util.Optional;

/** Short texts that nobody but this user of the machine may read, by name. What cannot be read counts as not kept; what cannot be written is given up. */
public interface PrivateNotes {
    Optional<String> find(String name);

    void keep(String name, String text);

    void forget(String name);

    /** Keeps nothing. */
    static PrivateNotes none() {
        return new PrivateNotes() {
            @Override
            public Optional<String> find(String name) {
                return Optional.empty();
            }

            @Override
            public void keep(String name, String text) {}

            @Override
            public void forget(String name) {}
        };
    }
}
