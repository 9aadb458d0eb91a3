package io.threadwell.helpdesk.zendesk.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.helpdesk.WriteResult;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of attempts at updates, to spare looks: which writes certainly had no effect up to now, and at which state
 * of the ticket a look did not find them. Bounded; what is forgotten is looked up again. Thread-safe.
 */
final class Attempts {
    private static final int MOST = 20_000;

    private final Cache<String, Integer> withoutEffect =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final Cache<String, Instant> stamps =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /** True when no attempt before this one can have taken effect. */
    boolean isFresh(TicketWrite write) {
        Integer last = withoutEffect.getIfPresent(write.key());
        return write.attempt() <= 1 || (last != null && last == write.attempt() - 1);
    }

    /** When the ticket had last been changed as a look did not find the write; told once. */
    Optional<Instant> takeStamp(TicketWrite write) {
        return Optional.ofNullable(stamps.asMap().remove(write.key()));
    }

    void lookedInVain(TicketWrite write, @Nullable Instant changedAt) {
        if (changedAt != null) {
            stamps.put(write.key(), changedAt);
        }
    }

    /** @param stamp the one the attempt went with, where it had one */
    void ended(TicketWrite write, @Nullable Instant stamp, WriteResult result) {
        if (result instanceof WriteResult.Pending) {
            return;
        }
        if (!(result instanceof WriteResult.Failed)) {
            withoutEffect.invalidate(write.key());
        } else if (stamp != null) {
            // An attempt before may still arrive late: only the stamp keeps it from doubling this one.
            lookedInVain(write, stamp);
        } else if (isFresh(write)) {
            withoutEffect.put(write.key(), write.attempt());
        }
    }
}
