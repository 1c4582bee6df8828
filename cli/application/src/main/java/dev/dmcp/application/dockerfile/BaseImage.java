package dev.dmcp.application.dockerfile;

import java.util.Map;

/**
 * What a base image brings into a stage.
 *
 * @param environment the variables that it sets
 * @param hasTriggers whether it has instructions for those who build on it ({@code ONBUILD})
 */
public record BaseImage(Map<String, String> environment, boolean hasTriggers) {
    public BaseImage {
        environment = Map.copyOf(environment);
    }
}
