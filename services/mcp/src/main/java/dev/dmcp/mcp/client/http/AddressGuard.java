package dev.dmcp.mcp.client.http;

import dev.dmcp.mcp.client.link.Deadline;
import dev.dmcp.mcp.client.link.LinkException;
import java.net.InetAddress;
import java.net.URI;

/**
 * Looks at where requests go: at the address in words right before each request, and at what it leads to right before a connection, since a name may lead
 * elsewhere from one moment to the next. Thread-safe.
 */
@FunctionalInterface
public interface AddressGuard {
    /**
     * Looks at the address in words.
     *
     * @param deadline by when it must be known where its host leads
     * @throws LinkException when it must not be called
     */
    void check(URI uri, Deadline deadline) throws LinkException, InterruptedException;

    /**
     * Looks at where the host leads by now. Not asked where a proxy looks names up.
     *
     * @throws LinkException when it must not be connected to
     */
    default void check(URI uri, InetAddress address) throws LinkException {}

    /** Lets everything be called. */
    static AddressGuard none() {
        return (uri, deadline) -> {};
    }
}
