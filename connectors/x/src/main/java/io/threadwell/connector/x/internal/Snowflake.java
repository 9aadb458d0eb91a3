package io.threadwell.connector.x.internal;

import java.time.Instant;
import java.util.Optional;

/**
 * The time in an id: since November 2010 the ids of posts and messages hold the milliseconds at which they were made (page "Twitter
 * IDs").
 */
final class Snowflake {
    private static final long EPOCH = 1_288_834_974_657L;
    private static final int BELOW_TIME = 22;

    /** Ids that are less were counted, not made of the time. */
    private static final long FIRST = 30_000_000_000L;

    private Snowflake() {}

    /** When what has the id was made; empty where the id does not tell. */
    static Optional<Instant> time(String id) {
        long number = number(id);
        return number < FIRST ? Optional.empty() : Optional.of(Instant.ofEpochMilli((number >>> BELOW_TIME) + EPOCH));
    }

    /** The least id that something made then can have. */
    static String at(Instant time) {
        return Long.toString(Math.max(1, time.toEpochMilli() - EPOCH) << BELOW_TIME);
    }

    /** The id as a number, to compare it; 0 where it is none. */
    static long number(String id) {
        if (id.isEmpty() || id.length() > 19 || !id.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException beyond) {
            return 0;
        }
    }
}
