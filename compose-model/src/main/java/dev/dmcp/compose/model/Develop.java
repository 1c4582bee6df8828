package dev.dmcp.compose.model;

import java.util.List;
import java.util.Optional;

/** What happens in development when files change. */
public record Develop(List<Trigger> watch) {
    public static final Develop NONE = new Develop(List.of());

    /**
     * One watched path.
     *
     * @param path absolute
     * @param target in the container
     * @param initialSync bring everything over once at the start
     */
    public record Trigger(
            String path,
            Action action,
            Optional<String> target,
            List<String> include,
            List<String> ignore,
            boolean initialSync,
            Optional<Hook> exec) {}

    /** What a change causes. */
    public enum Action {
        SYNC,
        REBUILD,
        RESTART,
        SYNC_RESTART,
        SYNC_EXEC
    }
}
