package dev.dmcp.application.dockerfile;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What the stages of a Dockerfile that a target needs take from outside. It may name more than the builder takes, never less:
 * where something cannot be said, everything counts.
 *
 * @param images the names with their arguments filled in, in alphabetical order
 * @param paths what is taken of each context, by its name ({@link #MAIN} for the main one): paths relative to it, with
 *     wildcards; {@code .} for all of it. Named contexts that are missing here count as a whole
 * @param remotes addresses whose content is taken and may change at any time
 * @param doubt why everything counts; absent where {@code paths} holds
 */
public record DockerfileUse(
        Set<String> images, Map<String, Set<String>> paths, Set<String> remotes, Optional<String> doubt) {
    /** The name of the main context. */
    public static final String MAIN = "context";

    static final String WHOLE = ".";

    public DockerfileUse {
        images = new TreeSet<>(images);
        paths = new TreeMap<>(paths);
        remotes = new TreeSet<>(remotes);
    }

    /**
     * Reads what a target takes.
     *
     * @param target the stage to build; absent for the last one
     * @param arguments the build arguments; they win over the defaults that the Dockerfile gives
     * @param contexts the names of further contexts, which stand for images or stages of that name
     * @param bases what is known of an image; absent where nothing is
     */
    public static DockerfileUse of(
            String dockerfile,
            Optional<String> target,
            Map<String, String> arguments,
            Set<String> contexts,
            Function<String, Optional<BaseImage>> bases) {
        DockerfileText text = DockerfileText.of(dockerfile);
        UseReading reading = new UseReading(text, arguments, contexts, bases);
        return reading.read(target)
                .orElseGet(() -> new DockerfileUse(
                        DockerfileReferences.of(dockerfile, arguments).images(),
                        Map.of(),
                        reading.remotes(),
                        Optional.of(reading.doubt())));
    }

    /** What is taken of a context; absent when all of it is. */
    public Optional<Set<String>> pathsOf(String context) {
        Set<String> taken = paths.get(context);
        boolean everything = doubt.isPresent() || (taken == null ? !context.equals(MAIN) : taken.contains(WHOLE));
        return everything ? Optional.empty() : Optional.of(taken == null ? Set.of() : taken);
    }
}
