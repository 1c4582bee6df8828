package dev.dmcp.service.gateway.execute;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether a server is called, left alone, or tried with one call: immutable states and what leads from one to the next. After five failures in a row
 * it is left alone for five seconds, and after each trial that fails twice as long, up to two minutes.
 */
sealed interface Breaker {
    int MOST_FAILURES = 5;
    Duration FIRST_PAUSE = Duration.ofSeconds(5);
    Duration LONGEST_PAUSE = Duration.ofMinutes(2);

    /** Called as it comes. */
    record Closed(int failures) implements Breaker {}

    /**
     * Left alone.
     *
     * @param pauses how many there were since it last did well
     */
    record Open(int pauses, Instant until) implements Breaker {}

    /** One call is under way to see how it is. */
    record HalfOpen(int pauses) implements Breaker {}

    /** A server of which nothing bad is known. */
    static Breaker closed() {
        return new Closed(0);
    }

    /** What becomes of a call that comes now. */
    sealed interface Decision {
        record Admitted(Breaker then) implements Decision {}

        /** @param left how long until a call may try; zero while one does */
        record Refused(Duration left) implements Decision {}
    }

    default Decision admit(Instant now) {
        return switch (this) {
            case Closed closed -> new Decision.Admitted(closed);
            case HalfOpen trial -> new Decision.Refused(Duration.ZERO);
            case Open(int pauses, Instant until) ->
                now.isBefore(until)
                        ? new Decision.Refused(Duration.between(now, until))
                        : new Decision.Admitted(new HalfOpen(pauses));
        };
    }

    /** An admitted call was answered, be it with a refusal. */
    default Breaker succeeded() {
        return closed();
    }

    /** An admitted call was not answered, not in time, or with nonsense. */
    default Breaker failed(Instant now) {
        return switch (this) {
            case Closed(int failures) ->
                failures + 1 < MOST_FAILURES ? new Closed(failures + 1) : new Open(1, now.plus(pause(1)));
            case HalfOpen(int pauses) -> new Open(pauses + 1, now.plus(pause(pauses + 1)));
            case Open open -> open; // A call from before: the pause has begun.
        };
    }

    /** An admitted call ended without telling how the server is: its caller went away. */
    default Breaker abandoned(Instant now) {
        return this instanceof HalfOpen(int pauses) ? new Open(pauses, now) : this;
    }

    private static Duration pause(int number) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(number - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** For metrics: 0 closed, 1 half open, 2 open. */
    default int figure() {
        return switch (this) {
            case Closed closed -> 0;
            case HalfOpen trial -> 1;
            case Open open -> 2;
        };
    }
}
