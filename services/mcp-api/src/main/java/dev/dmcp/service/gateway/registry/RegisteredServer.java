package dev.dmcp.service.gateway.registry;

import java.util.Locale;

/**
 * A server behind the gateway.
 *
 * @param name in the names of its tools: {@code name__tool}
 * @param enabled a disabled one is listed and never called
 * @param origin who put it there
 */
public record RegisteredServer(String name, Transport transport, CallSettings calls, boolean enabled, Origin origin) {

    /** Who put a server into the registry. */
    public enum Origin {
        /** The gateway's own environment: it cannot be changed or removed, only disabled. */
        CONFIGURED,
        /** The operator's {@code mcp.json}: changed there and nowhere else. */
        FILE,
        /** A caller, while the gateway ran. */
        REGISTERED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public RegisteredServer {
        ServerName.check(name);
    }

    /** Enabled, with the gateway's defaults for calls. */
    public static RegisteredServer of(String name, Transport transport, Origin origin) {
        return new RegisteredServer(name, transport, CallSettings.DEFAULT, true, origin);
    }

    public RegisteredServer withEnabled(boolean now) {
        return new RegisteredServer(name, transport, calls, now, origin);
    }

    /** Whether it had an address that its new definition does not have: whatever was for that address is void. */
    boolean leavesItsAddress(RegisteredServer now) {
        return transport instanceof Transport.Remote before
                && !(now.transport instanceof Transport.Unreadable)
                && !(now.transport instanceof Transport.Remote after
                        && after.url().equals(before.url()));
    }

    /** Whether an open connection to the one still serves the other: nothing differs but what calls are held to. */
    public boolean isReachedLike(RegisteredServer other) {
        return transport.equals(other.transport) && origin == other.origin;
    }
}
