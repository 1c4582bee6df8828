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

        /** How the gateway gets tokens for the server; empty where the server says so itself, should it want any. */
        Optional<OAuth> oauth();
    }

    /** Streamable HTTP; a server that does not speak it is taken to speak the older HTTP with SSE. Without a path, MCP is taken to be at {@code /mcp}. */
    record Http(String url, Map<String, String> headers, Optional<OAuth> oauth) implements Remote {
        public Http {
            headers = ordered(headers);
        }

        /** Without headers and tokens. */
        public static Http of(String url) {
            return new Http(url, Map.of(), Optional.empty());
        }
    }

    /** HTTP with SSE of revision 2024-11-05. Without a path, the stream is taken to be at {@code /sse}. */
    record Sse(String url, Map<String, String> headers, Optional<OAuth> oauth) implements Remote {
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

    /**
     * Nothing is known of it: what the database has cannot be read. Whoever changes it gives it a definition again.
     *
     * @param problem why not
     */
    record Unreadable(String problem) implements Transport {}

    /** A way to tokens. */
    sealed interface OAuth {}

    /** The client credentials grant: the gateway acts for itself, with an identity that was registered beforehand. */
    record MachineClient(String id, String secret) implements OAuth {
        /** Without the secret. */
        @Override
        public String toString() {
            return "MachineClient[" + id + "]";
        }
    }

    /**
     * The authorization code grant: each caller logs in.
     *
     * @param id under which the gateway was registered beforehand; empty lets it register itself
     */
    record PersonClient(Optional<String> id, Optional<String> secret) implements OAuth {
        /** What counts where nothing is said. */
        public static final PersonClient UNREGISTERED = new PersonClient(Optional.empty(), Optional.empty());

        public PersonClient {
            if (secret.isPresent() && id.isEmpty()) {
                throw new InvalidServerException("oauth", "has a clientSecret without a clientId");
            }
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "PersonClient[" + id.orElse("") + "]";
        }
    }

    private static Map<String, String> ordered(Map<String, String> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
