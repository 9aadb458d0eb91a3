package io.threadwell.helpdesk.zendesk.internal;

import java.util.Locale;
import java.util.Optional;

/**
 * Where a pending write is: which job, and which of its items. Stored as text.
 *
 * @param index of the item in the bulk call
 */
record JobHandle(Kind kind, String job, int index) {
    enum Kind {
        CREATE,
        UPDATE
    }

    /** Empty for a text that is no handle of ours. */
    static Optional<JobHandle> parse(String text) {
        int first = text.indexOf(':');
        int last = text.lastIndexOf(':');
        if (first < 0 || last <= first + 1) {
            return Optional.empty();
        }
        try {
            Kind kind = Kind.valueOf(text.substring(0, first).toUpperCase(Locale.ROOT));
            int index = Integer.parseInt(text.substring(last + 1));
            return Optional.of(new JobHandle(kind, text.substring(first + 1, last), index));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + job + ":" + index;
    }
}
