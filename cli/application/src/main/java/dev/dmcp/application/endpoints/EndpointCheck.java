package dev.dmcp.application.endpoints;

import dev.dmcp.application.port.HttpCaller;
import java.util.Optional;

/**
 * One call and what its answer must hold.
 *
 * @param service whose endpoint it is
 * @param name what is checked, in a few words
 * @param expected a text that the body must contain; empty when the status alone tells
 * @param sessionEndedBy headers of the answer with this name open something that must be closed again
 */
public record EndpointCheck(
        String service, String name, HttpCaller.Request request, String expected, Optional<String> sessionEndedBy) {

    /** What a check found; {@code millis} is the time to the whole answer. */
    public record Result(EndpointCheck check, boolean passed, String detail, long millis) {}
}
