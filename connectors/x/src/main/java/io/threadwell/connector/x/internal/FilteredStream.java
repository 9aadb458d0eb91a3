package io.threadwell.connector.x.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.StreamSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.connector.x.XConfig;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mentions and answers over X's filtered stream. The cursor is the time, in milliseconds, up to which something was heard. */
final class FilteredStream implements StreamSource {
    private final StreamRules rules;
    private final SharedWire wire;

    FilteredStream(StreamRules rules, SharedWire wire) {
        this.rules = rules;
        this.wire = wire;
    }

    @Override
    public List<String> streams() {
        return List.of(XConfig.FILTERED);
    }

    @Override
    public Subscription open(AccountContext account, String stream, @Nullable String cursor, Instant since) {
        if (!stream.equals(XConfig.FILTERED)) {
            throw new InvalidRequest("X has no such stream");
        }
        rules.keep(account);
        return wire.join(account.account().id(), time(cursor));
    }

    /** Nothing where the cursor is none of ours: then nothing is asked for again. */
    private static @Nullable Instant time(@Nullable String cursor) {
        long millis = cursor == null ? 0 : Snowflake.number(cursor);
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }
}
