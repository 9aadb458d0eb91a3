package io.threadwell.connector.youtube.internal;

import io.threadwell.api.error.RateLimited;
import io.threadwell.connector.youtube.YouTubeConfig.Units;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.limit.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;

/**
 * The project's units of a day (page "YouTube Data API - Quota Calculator"). The day begins at midnight Pacific time, and a call costs
 * its units whatever its answer. Thread-safe.
 *
 * <p>Polling has a part of its own, so that what answers need is there at any hour: it never uses more than the day's units without the
 * reserve, however much answers have used. Answers may use all that is left. What was used before the process began is not known:
 * polling then takes its part for used up as far as the day is gone, and YouTube's own word counts for the rest.
 */
final class Quota {
    /** What a list costs. */
    static final int LIST = 1;
    /** What a change costs. */
    static final int CHANGE = 50;

    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    private final int daily;
    private final int share;
    private final InstantSource clock;
    private final Set<String> pollers = new HashSet<>();
    private LocalDate day;
    private int used;
    private int polled;
    private int calls;
    private int rounds;
    private Instant closedUntil = Instant.MIN;

    Quota(Units units, InstantSource clock) {
        this.daily = units.daily();
        this.share = units.daily() - units.reserve();
        this.clock = clock;
        Instant now = clock.instant();
        this.day = dayOf(now);
        this.polled = (int) (share * gone(now));
    }

    /**
     * Takes units before a call is made.
     *
     * @throws RateLimited until the day is over, when there are not enough
     */
    synchronized void take(int units, Priority priority, HttpCall call) {
        Instant now = today();
        boolean polling = priority == Priority.BACKGROUND;
        if (now.isBefore(closedUntil) || units > left(polling)) {
            throw new RateLimited(call + " waits for the units of the next day", reset(now));
        }
        used += units;
        if (polling) {
            polled += units;
            calls += units;
        }
    }

    /** YouTube says that nothing is left: also what others used counts. */
    synchronized void usedUp() {
        closedUntil = reset(today());
    }

    /**
     * When to poll next, at the end of a round: soon enough for the news, late enough for the units to last until the day is over.
     *
     * @param poller who polls; all that did today share what is left
     * @param every the shortest time between two rounds
     */
    synchronized Duration pause(String poller, Duration every) {
        Instant now = today();
        pollers.add(poller);
        rounds++;
        Duration rest = Duration.between(now, reset(now));
        int left = left(true);
        double cost = Math.max(1, (double) calls / rounds);
        double whole = (double) rest.toMillis();
        double affordable = left <= 0 ? whole : whole * cost * pollers.size() / left;
        long pause = Math.max(every.toMillis(), (long) Math.min(whole, affordable));
        return Duration.ofMillis(pause);
    }

    /** The midnight that ends the day of a moment; days are 23 or 25 hours long when the clocks change. */
    static Instant reset(Instant now) {
        return dayOf(now).plusDays(1).atStartOfDay(PACIFIC).toInstant();
    }

    private int left(boolean polling) {
        int left = daily - used;
        return polling ? Math.min(left, share - polled) : left;
    }

    private Instant today() {
        Instant now = clock.instant();
        LocalDate date = dayOf(now);
        if (date.isAfter(day)) {
            day = date;
            used = 0;
            polled = 0;
            calls = 0;
            rounds = 0;
            pollers.clear();
        }
        return now;
    }

    private static LocalDate dayOf(Instant now) {
        return now.atZone(PACIFIC).toLocalDate();
    }

    private static double gone(Instant now) {
        Instant begun = dayOf(now).atStartOfDay(PACIFIC).toInstant();
        double whole = Duration.between(begun, reset(now)).toMillis();
        return Duration.between(begun, now).toMillis() / whole;
    }
}
