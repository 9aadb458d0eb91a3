package io.threadwell.connector.youtube.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One list of the channel's threads, by their moderation status.
 *
 * @param stream its name as a stream
 * @param status what is asked for; absent for what is public
 * @param every how often
 */
record View(String stream, @Nullable String status, Duration every) {
    boolean isPublic() {
        return status == null;
    }

    /** What holds for a comment of the list that does not say it of itself. */
    String usual() {
        return status == null ? "published" : status;
    }
}
