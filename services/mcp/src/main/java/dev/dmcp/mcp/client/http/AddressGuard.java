package dev.dmcp.mcp.client.http;

import dev.dmcp.mcp.client.link.LinkException;
import java.net.URI;

/** Looks at an address right before each request to it: what a name leads to may have changed since the last one. Thread-safe. */
@FunctionalInterface
public interface AddressGuard {
    /** @throws LinkException when it must not be called */
    void check(URI uri) throws LinkException;

    /** Lets everything be called. */
    static AddressGuard none() {
        return uri -> {};
    }
}
