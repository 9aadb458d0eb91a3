package io.threadwell.connector.bluesky.internal;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stream of all that is posted on the network, whatever its form. */
interface Feed {
    /** The cursor of a feed that begins anew, because it does not know the one it was given. */
    String ANEW = "anew";

    /** The name under which it is followed. */
    String name();

    /**
     * Where it is.
     *
     * @param cursor where to go on; absent to begin
     * @param since where to begin, where the feed goes back at all
     */
    URI address(@Nullable String cursor, Instant since);

    /** Reads one message. Never throws for one that cannot be read: it holds nothing then. */
    Frame read(byte[] message);

    /**
     * One message.
     *
     * @param cursor where to go on behind it; absent to keep the one before
     * @param end why the feed ends with it; absent when it goes on
     * @param anew true when the cursor is of no use and the feed begins anew
     */
    record Frame(
            List<Heard> heard,
            @Nullable String cursor,
            @Nullable String end,
            boolean anew) {
        static final Frame NOTHING = new Frame(List.of(), null, null, false);

        static Frame of(List<Heard> heard, @Nullable String cursor) {
            return new Frame(heard, cursor, null, false);
        }
    }
}
