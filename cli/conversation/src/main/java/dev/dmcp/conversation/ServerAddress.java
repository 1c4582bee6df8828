package dev.dmcp.conversation;

import dev.dmcp.service.kit.config.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where an MCP server is, and what opens its door. */
public sealed interface ServerAddress {
    /** In sentences, a long command is cut. */
    int LONGEST_NAME = 80;

    /** For sentences. */
    String name();

    /**
     * A server that listens.
     *
     * @param headers sent with each request
     * @param token sent as {@code Authorization: Bearer}
     */
    record Url(URI uri, Map<String, String> headers, Optional<Secret> token) implements ServerAddress {
        public Url {
            headers = Map.copyOf(headers);
        }

        @Override
        public String name() {
            return uri.toString();
        }
    }

    /**
     * A program that speaks on its standard streams; it lives as long as the conversation.
     *
     * @param environment beside what this process has
     */
    record Program(List<String> words, Map<String, String> environment, Path folder) implements ServerAddress {
        public Program {
            words = List.copyOf(words);
            environment = Map.copyOf(environment);
        }

        @Override
        public String name() {
            String command = String.join(" ", words);
            return command.length() <= LONGEST_NAME ? command : command.substring(0, LONGEST_NAME - 1) + "…";
        }
    }

    /**
     * A service of the stack.
     *
     * @param keys that the stack may sign its tokens with, most likely first
     */
    record OfStack(String service, URI uri, Map<String, String> headers, List<Secret> keys) implements ServerAddress {
        public OfStack {
            headers = Map.copyOf(headers);
            keys = List.copyOf(keys);
        }

        @Override
        public String name() {
            return service;
        }
    }
}
