package io.threadwell.crm.zoho.internal;

import io.threadwell.api.error.RateLimited;
import io.threadwell.crm.zoho.ZohoConfig;
import io.threadwell.support.http.HttpAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Pattern;

/**
 * The account's credits and its limit of calls side by side (API Limits). What is left is told only once half of the credits is used;
 * the window of 24 hours rolls, so that after a while some are there again, and one call asks. Thread-safe.
 */
final class Credits {
    private static final Duration A_WHILE = Duration.ofMinutes(15);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}");
    private static final long UNTOLD = Long.MAX_VALUE;

    private final InstantSource clock;
    private final long kept;
    private long left = UNTOLD;
    private Instant until = Instant.EPOCH;

    Credits(ZohoConfig config) {
        this.clock = config.clock();
        this.kept = config.keepCredits();
    }

    /**
     * Takes what a call costs.
     *
     * @throws RateLimited when nothing may be called now
     */
    synchronized void take(int cost) {
        Instant now = clock.instant();
        if (now.isBefore(until)) {
            throw new RateLimited("Zoho's credits or calls are used up", until);
        }
        if (left != UNTOLD && left - cost < kept) {
            left = UNTOLD;
            until = now.plus(A_WHILE);
            throw new RateLimited("Zoho's credits are used up but for those that are kept back", until);
        }
        left = left == UNTOLD ? UNTOLD : left - cost;
    }

    /** Learns what is left. */
    synchronized void observe(HttpAnswer answer) {
        answer.header("X-API-CREDITS-REMAINING")
                .map(String::strip)
                .filter(NUMBER.asMatchPredicate())
                .ifPresent(text -> left = Long.parseLong(text));
    }

    /** When to come again after a 429, which names no time: soon after too many at once, later when nothing is left. */
    synchronized Instant comeAgain() {
        Instant again = clock.instant().plus(left <= kept ? A_WHILE : SOON);
        until = again.isAfter(until) ? again : until;
        return until;
    }

    /** What writing so many records costs. */
    static int ofRows(int rows) {
        return Math.max(1, (rows + 9) / 10);
    }
}
