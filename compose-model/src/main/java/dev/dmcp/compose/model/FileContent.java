package dev.dmcp.compose.model;

import java.util.Map;
import java.util.Optional;

/**
 * A secret or a config: where its content comes from. The value of an environment variable is not here, so that printing a project never
 * shows a secret; look it up when it is mounted.
 *
 * @param file absolute
 * @param environment a variable's name
 * @param content as written in the compose file, only for configs
 */
public record FileContent(
        String name,
        Optional<String> file,
        Optional<String> environment,
        Optional<String> content,
        boolean external,
        Map<String, String> labels,
        Optional<String> driver,
        Map<String, String> driverOptions,
        Optional<String> templateDriver) {}
