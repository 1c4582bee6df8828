package dev.dmcp.compose.model;

import java.util.Optional;

/**
 * A secret or config in a container or a build.
 *
 * @param source its key in the project
 * @param target a path in the container; for a config without one, {@code /} and its key
 * @param mode such as 0440
 */
public record FileMount(
        String source, Optional<String> target, Optional<String> uid, Optional<String> gid, Optional<Integer> mode) {}
