package io.threadwell.testkit.store;

import io.threadwell.api.error.InvalidRequest;
import java.time.DateTimeException;
import java.time.Instant;

/** A place in an order by time and then by number. */
record Slot(Instant at, long number) implements Comparable<Slot> {
    @Override
    public int compareTo(Slot other) {
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime : Long.compare(number, other.number);
    }

    /** Reads the form of {@link #toString()}. */
    static Slot parse(String text) {
        int cut = text.indexOf('~');
        try {
            return new Slot(
                    Instant.parse(text.substring(0, Math.max(cut, 0))), Long.parseLong(text.substring(cut + 1)));
        } catch (DateTimeException | NumberFormatException e) {
            throw new InvalidRequest("this is no cursor of this list", e);
        }
    }

    @Override
    public String toString() {
        return at + "~" + number;
    }
}
