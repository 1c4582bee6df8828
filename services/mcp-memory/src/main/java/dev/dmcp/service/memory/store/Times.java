package dev.dmcp.service.memory.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments as microseconds since 1970, which both databases keep and compare exactly. */
final class Times {
    private Times() {}

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
