package dev.dmcp.service.gateway.registry;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a server is reached. Texts may hold references to secrets, {@code ${env:NAME}} and {@code ${file:/path}}, which are resolved for each connection. */
public sealed interface Transport {

    /** A server with an address. */
    sealed interface Remote extends Transport {
        /** Where it listens. */
        String url();

        /** Sent with each request; the order is the one they were given in. */
        Map<String, String> headers();

        /** Who the gateway is to the server's authorization server; empty where it needs no token, or a header has it. */
        Optional<OAuthClient> oauth();
    }

    /** Streamable HTTP; a server that does not speak it is taken to speak the older HTTP with SSE. Without a path, MCP is taken to be at {@code /mcp}. */
    record Http(String url, Map<String, String> headers, Optional<OAuthClient> oauth) implements Remote {
        public Http {
            headers = ordered(headers);
        }

        /** Without headers and tokens. */
        public static Http of(String url) {
            return new Http(url, Map.of(), Optional.empty());
        }
    }

    /** HTTP with SSE of revision 2024-11-05. Without a path, the stream is taken to be at {@code /sse}. */
    record Sse(String url, Map<String, String> headers, Optional<OAuthClient> oauth) implements Remote {
        public Sse {
            headers = ordered(headers);
        }
    }

    /**
     * A child process, spoken to over its standard streams.
     *
     * @param command the program and its arguments
     * @param environment all that it gets beside a handful of harmless variables (PATH, HOME, the proxies); nothing of the gateway's own
     * @param directory where it runs; empty for the gateway's
     * @param memoryMegabytes how much it and its own children may use; empty for the gateway's default
     */
    record Stdio(
            List<String> command,
            Map<String, String> environment,
            Optional<Path> directory,
            Optional<Integer> memoryMegabytes)
            implements Transport {
        public Stdio {
            command = List.copyOf(command);
            environment = ordered(environment);
            if (command.isEmpty()) {
                throw new InvalidServerException("command", "is empty");
            }
        }
    }

    /** An identity that was registered beforehand, for the client credentials grant. */
    record OAuthClient(String id, String secret) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "OAuthClient[" + id + "]";
        }
    }

    private static Map<String, String> ordered(Map<String, String> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
