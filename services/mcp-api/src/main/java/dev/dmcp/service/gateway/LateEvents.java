package dev.dmcp.service.gateway;

import dev.dmcp.service.gateway.upstream.UpstreamEvents;
import dev.dmcp.service.kit.auth.Caller;
import java.util.Optional;

/** Passes events on to who is made later than the servers' connections. */
final class LateEvents implements UpstreamEvents {
    private volatile UpstreamEvents target = UpstreamEvents.ignored();

    void set(UpstreamEvents listener) {
        target = listener;
    }

    @Override
    public void listsChanged(String server) {
        target.listsChanged(server);
    }

    @Override
    public void resourceUpdated(String server, String uri, Optional<Caller> owner) {
        target.resourceUpdated(server, uri, owner);
    }
}
