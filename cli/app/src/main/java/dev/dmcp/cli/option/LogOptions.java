package dev.dmcp.cli.option;

import dev.dmcp.application.failure.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which lines of the logs. */
public final class LogOptions {

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with new lines until Ctrl-C.")
    boolean follow;

    @Option(
            names = {"-n", "--tail"},
            paramLabel = "LINES",
            description = "Only the last lines of each service.")
    @Nullable
    Integer tail;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Only lines of the last so long: 10m, 2h.")
    @Nullable
    Duration since;

    @Option(
            names = "--grep",
            paramLabel = "PATTERN",
            description = "Only lines in which this regular expression matches.")
    @Nullable
    String grep;

    public boolean isFollowing() {
        return follow;
    }

    public Optional<Integer> tail() {
        return Optional.ofNullable(tail);
    }

    public Optional<Instant> since(Instant now) {
        return Optional.ofNullable(since).map(now::minus);
    }

    /** @throws Failure.InvalidInput where it is no regular expression */
    public Optional<Pattern> grep() {
        return Optional.ofNullable(grep).map(LogOptions::compiled);
    }

    private static Pattern compiled(String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException unreadable) {
            throw new Failure.InvalidInput(
                    "`--grep %s` is no regular expression: %s".formatted(pattern, unreadable.getDescription()));
        }
    }
}
