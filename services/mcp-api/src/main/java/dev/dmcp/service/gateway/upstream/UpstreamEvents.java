package dev.dmcp.service.gateway.upstream;

import dev.dmcp.service.kit.auth.Caller;
import java.util.Optional;

/** Told of what a server says unasked. Must not block. */
public interface UpstreamEvents {
    /** Its lists may have changed: it said so, or it was lost and may come back with others. */
    void listsChanged(String server);

    /**
     * A resource now holds something else.
     *
     * @param owner whose connection heard of it; empty for a server that is not told who calls
     */
    void resourceUpdated(String server, String uri, Optional<Caller> owner);

    /** Nobody wants to know. */
    static UpstreamEvents ignored() {
        return new UpstreamEvents() {
            @Override
            public void listsChanged(String server) {}

            @Override
            public void resourceUpdated(String server, String uri, Optional<Caller> owner) {}
        };
    }
}
