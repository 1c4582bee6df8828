package dev.dmcp.mcp.client.http;

import dev.dmcp.mcp.client.link.LinkException;
import java.util.List;
import java.util.Optional;

/** Gets a client through a server's door. Called by several threads. */
public interface HttpAuthorizer {
    /** The value of the {@code Authorization} header of requests from now on; empty for none. */
    Optional<String> authorization();

    /**
     * Tries to get what a refused request lacked.
     *
     * @param status 401 or 403
     * @param challenges values of {@code WWW-Authenticate}
     * @param refused the {@code Authorization} that was refused; another thread may have got a better one since
     * @return whether it is worth to try the request again
     * @throws LinkException why authorization is not to be had
     */
    boolean recover(int status, List<String> challenges, Optional<String> refused)
            throws LinkException, InterruptedException;

    /** Sends no credentials. */
    static HttpAuthorizer none() {
        return fixed(Optional.empty());
    }

    /** Sends a token that was got elsewhere. */
    static HttpAuthorizer bearer(String token) {
        return fixed(Optional.of("Bearer " + token));
    }

    private static HttpAuthorizer fixed(Optional<String> value) {
        return new HttpAuthorizer() {
            @Override
            public Optional<String> authorization() {
                return value;
            }

            @Override
            public boolean recover(int status, List<String> challenges, Optional<String> refused) {
                return false;
            }
        };
    }
}
