package dev.dmcp.engine.registry;

import dev.dmcp.application.event.Event;
import dev.dmcp.application.event.Reporter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How much a registry may try our patience.
 *
 * @param pauses before each further attempt after a refusal that may pass; BuildKit and the engine have tried several
 *     times by then
 * @param answer how long a registry may say nothing when asked for something
 * @param upload how long a push may go on without news: builders tell of its beginning and end only
 */
public record RegistryPatience(List<Duration> pauses, Duration answer, Duration upload) {
    public static final RegistryPatience USUAL = new RegistryPatience(
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(5)), Duration.ofSeconds(60), Duration.ofMinutes(15));

    /** What to do about a registry that refuses for reasons of its own. */
    public static final String IN_TROUBLE = "the registry is in trouble; try again later: finished steps are kept";

    private static final List<String> PASSING = List.of(
            "500 Internal Server Error",
            "502 Bad Gateway",
            "503 Service Unavailable",
            "504 Gateway Timeout",
            "429 Too Many Requests",
            "received unexpected HTTP status: 5",
            "connection reset by peer",
            "unexpected EOF",
            "broken pipe",
            "TLS handshake timeout",
            "i/o timeout");

    /** The usual attempts, but no silence of a registry that is longer than this, whatever it was asked for. */
    public static RegistryPatience ofSilence(Duration longest) {
        return new RegistryPatience(USUAL.pauses(), longest, longest);
    }

    public RegistryPatience {
        pauses = List.copyOf(pauses);
    }

    /** Whether a failure may pass by itself; what a step of the Dockerfile says does not count. */
    public static boolean mayPass(String words) {
        return !words.contains("did not complete successfully")
                && PASSING.stream().anyMatch(words::contains);
    }

    /** Says why there is a pause, and makes it. */
    public static void pause(String image, String words, Duration pause, Reporter reporter)
            throws InterruptedException {
        reporter.report(new Event.Warning("a registry refused `%s` (%s); trying again in %d s"
                .formatted(image, words.lines().findFirst().orElse(words), pause.toSeconds())));
        Thread.sleep(pause);
    }

    Duration shortest() {
        return answer.compareTo(upload) < 0 ? answer : upload;
    }

    /** The pause before another attempt; empty when enough were made. */
    public Optional<Duration> pauseAfter(int attempts) {
        return attempts <= pauses.size() ? Optional.of(pauses.get(attempts - 1)) : Optional.empty();
    }
}
