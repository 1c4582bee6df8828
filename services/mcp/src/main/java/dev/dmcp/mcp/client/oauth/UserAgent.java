package dev.dmcp.mcp.client.oauth;

import dev.dmcp.mcp.client.link.LinkException;
import java.net.URI;

/** Takes the user to a page and back. */
@FunctionalInterface
public interface UserAgent {
    /**
     * Shows the authorization page, and waits until the user has been sent to our redirect address.
     *
     * @return that address with its query
     * @throws LinkException when the user does not come back
     */
    URI visit(URI authorizationPage) throws LinkException, InterruptedException;
}
