package dev.dmcp.conversation;

import dev.dmcp.application.port.PrivateNotes;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How this user gets into servers that want a login.
 *
 * @param logins those that were made before
 * @param show shows the user a page; empty where nobody is to be asked to log in
 */
public record Doorway(PrivateNotes logins, Optional<Consumer<URI>> show) {
    /** Nobody is asked, and nothing is kept. */
    public static final Doorway CLOSED = new Doorway(PrivateNotes.none(), Optional.empty());
}
