package dev.dmcp.application.port;

import java.time.Duration;
import java.util.Map;

/** One HTTP exchange with a service of this machine, never through a proxy. */
@FunctionalInterface
public interface HttpCaller {

    /**
     * One request.
     *
     * @param target an absolute address, {@code http://…}
     * @param body sent as it is; empty for none
     */
    record Request(String method, String target, Map<String, String> headers, String body) {
        public Request {
            headers = Map.copyOf(headers);
        }
    }

    /** What came of it. */
    sealed interface Answer {
        /** @param headers with lower-case names, the first value of each */
        record Received(int status, Map<String, String> headers, String body, Duration time) implements Answer {
            public Received {
                headers = Map.copyOf(headers);
            }
        }

        record Nothing(String reason) implements Answer {}
    }

    /** Blocks until there is an answer or the time is over; never throws. */
    Answer call(Request request, Duration timeout);
}
