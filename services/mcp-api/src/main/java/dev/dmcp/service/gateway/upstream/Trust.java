package dev.dmcp.service.gateway.upstream;

import dev.dmcp.mcp.client.http.AddressGuard;
import dev.dmcp.mcp.client.link.Deadline;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.service.gateway.registry.AddressRule;
import dev.dmcp.service.gateway.registry.InvalidServerException;
import dev.dmcp.service.gateway.secret.SecretSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;

/** Where connections may lead, and what their references to secrets: one for servers of the operator, one for those of callers. */
public record Trust(AddressRule addresses, SecretSource secrets) {

    /** The rule for addresses as the protocol's core asks for it. */
    public AddressGuard guard() {
        return new Guard(addresses);
    }

    private record Guard(AddressRule rule) implements AddressGuard {
        @Override
        public void check(URI uri, Deadline deadline) throws LinkException, InterruptedException {
            try {
                rule.check(uri, deadline);
            } catch (InvalidServerException e) {
                throw new LinkException(String.valueOf(e.getMessage()), e);
            } catch (IOException e) {
                throw deadline.hasPassed()
                        ? new LinkException.Timeout("`" + uri + "` did not answer in time")
                        : new LinkException("cannot reach `" + uri + "`: " + e.getMessage(), e);
            }
        }

        @Override
        public void check(URI uri, InetAddress address) throws LinkException {
            try {
                rule.check(uri, address);
            } catch (InvalidServerException e) {
                throw new LinkException(String.valueOf(e.getMessage()), e);
            }
        }
    }
}
