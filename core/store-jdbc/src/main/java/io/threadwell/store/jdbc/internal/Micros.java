package io.threadwell.store.jdbc.internal;

import java.time.Instant;

/** Instants as they are stored: microseconds since 1970, cut towards the past. Instants beyond that range become its ends. */
final class Micros {
    private static final long PER_SECOND = 1_000_000;
    private static final long LAST_SECOND = Long.MAX_VALUE / PER_SECOND - 1;

    private Micros() {}

    static long of(Instant instant) {
        long second = instant.getEpochSecond();
        if (second > LAST_SECOND) {
            return Long.MAX_VALUE;
        }
        return second < -LAST_SECOND ? Long.MIN_VALUE : second * PER_SECOND + instant.getNano() / 1000;
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1000L);
    }
}
