package io.threadwell.api.connector;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a network's terms say of the data of its people. Hosts must keep to the times; the engine passes nothing on to a CRM where that
 * is forbidden.
 *
 * @param text how long what people wrote may be kept; absent without limit
 * @param profile how long names and profiles may be kept without asking anew; absent without limit
 * @param passedOn false where texts and profiles must not go into a CRM; the bare fact with its link may
 */
public record DataRules(@Nullable Duration text, @Nullable Duration profile, boolean passedOn) {
    /** No limits. */
    public static final DataRules FREE = new DataRules(null, null, true);
}
