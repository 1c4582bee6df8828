package dev.dmcp.service.gateway.execute;

import dev.dmcp.mcp.wire.RpcException;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Calls whose clients went away with a question and are to come back with the answer: so many at most, and not for ever. Thread-safe. */
final class Parked {
    private static final int MOST = 1_000;
    private static final long LONGEST_NANOS = Duration.ofMinutes(10).toNanos();

    private final Map<String, Place> places = new LinkedHashMap<>();

    private record Place(OpenCall call, CallRequest request, long sinceNanos) {}

    /** @throws IllegalStateException when there are too many */
    synchronized void put(OpenCall call, CallRequest request) {
        long now = System.nanoTime();
        giveUpOld(now);
        if (places.size() >= MOST) {
            throw new IllegalStateException("too many calls wait for answers; try again later");
        }
        places.put(call.id(), new Place(call, request, now));
    }

    private void giveUpOld(long now) {
        Iterator<Place> eldest = places.values().iterator();
        while (eldest.hasNext()) {
            Place place = eldest.next();
            if (now - place.sinceNanos() < LONGEST_NANOS) {
                return;
            }
            eldest.remove();
            place.call().cancel();
        }
    }

    /**
     * The call that a client has come back for.
     *
     * @throws RpcException invalid params, when it is over, or somebody else's
     */
    synchronized OpenCall takeBack(String id, CallRequest request) {
        Place place = places.get(id);
        if (place == null || !place.request().isSameAs(request)) {
            throw RpcException.invalidParams("The call that this answer belongs to is over; send it anew");
        }
        places.remove(id);
        return place.call();
    }
}
