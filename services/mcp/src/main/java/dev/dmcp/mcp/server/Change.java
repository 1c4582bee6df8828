package dev.dmcp.mcp.server;

import dev.dmcp.service.kit.json.JsonObject;
import java.util.Optional;

/** Something that clients may want to hear of although they did not ask just now. */
public sealed interface Change {
    record Tools() implements Change {}

    record Prompts() implements Change {}

    record Resources() implements Change {}

    /** @param owner only that caller's subscriptions hear of it; empty when everybody's do */
    record ResourceUpdated(String uri, Optional<Caller> owner) implements Change {
        public boolean concerns(Optional<Caller> caller) {
            return owner.isEmpty() || owner.equals(caller);
        }
    }

    /** @param owner only that caller's subscriptions hear of it */
    record Task(String id, Optional<Caller> owner, JsonObject state) implements Change {}
}
