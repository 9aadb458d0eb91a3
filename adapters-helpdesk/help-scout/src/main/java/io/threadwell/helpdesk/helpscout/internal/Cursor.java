package io.threadwell.helpdesk.helpscout.internal;

import io.threadwell.api.error.InvalidRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where the walk over what changed stands.
 *
 * @param born when it began: nothing from before is ever told
 * @param from what changed since then is walked over
 * @param page which page comes next, from 1
 * @param until when the walk over the pages began, which is where the next one begins
 * @param stamp tells apart who holds which page
 */
record Cursor(Instant born, Instant from, int page, Instant until, String stamp) {
    private static final int PARTS = 5;

    static Cursor beginning(Instant now) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        return new Cursor(second, second, 1, second, stampNow());
    }

    /** Goes on with the pages of this walk. */
    Cursor nextPage(Instant walkBegan) {
        return new Cursor(born, from, page + 1, walkBegan, stampNow());
    }

    /** Begins the next walk where this one began. */
    Cursor nextWalk(Instant walkBegan) {
        return new Cursor(born, walkBegan, 1, walkBegan, stampNow());
    }

    private static String stampNow() {
        return Long.toString(ThreadLocalRandom.current().nextLong() >>> 1, Character.MAX_RADIX);
    }

    static Cursor read(String text) {
        String[] parts = text.split("\\.", -1);
        try {
            if (parts.length == PARTS) {
                return new Cursor(
                        second(parts[0]), second(parts[1]), Integer.parseInt(parts[2]), second(parts[3]), parts[4]);
            }
        } catch (NumberFormatException foreign) {
            throw new InvalidRequest("this is no cursor of Help Scout's changes", foreign);
        }
        throw new InvalidRequest("this is no cursor of Help Scout's changes");
    }

    private static Instant second(String text) {
        return Instant.ofEpochSecond(Long.parseLong(text));
    }

    String text() {
        return born.getEpochSecond() + "." + from.getEpochSecond() + "." + page + "." + until.getEpochSecond() + "."
                + stamp;
    }
}
