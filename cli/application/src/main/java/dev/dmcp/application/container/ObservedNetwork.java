package dev.dmcp.application.container;

import java.util.Map;

/** A network of the engine. */
public record ObservedNetwork(String id, String name, Map<String, String> labels) {
    public ObservedNetwork {
        labels = Map.copyOf(labels);
    }
}
