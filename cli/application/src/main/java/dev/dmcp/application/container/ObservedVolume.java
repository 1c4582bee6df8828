package dev.dmcp.application.container;

import java.util.Map;

/** A volume of the engine. */
public record ObservedVolume(String name, String driver, Map<String, String> labels) {
    public ObservedVolume {
        labels = Map.copyOf(labels);
    }
}
