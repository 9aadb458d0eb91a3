package io.threadwell.engine;

import io.threadwell.api.connector.ReplyPolicy.TextLimit;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.Visibility;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a message may be answered now.
 *
 * @param message the one that would be answered
 */
public record ReplyOptions(MessageId message, Map<Visibility, Option> options) {
    public ReplyOptions {
        options = Map.copyOf(options);
    }

    /** An answer that everybody can read. */
    public Option inPublic() {
        return Objects.requireNonNull(options.get(Visibility.PUBLIC));
    }

    /** An answer that only the customer can read. */
    public Option inPrivate() {
        return Objects.requireNonNull(options.get(Visibility.PRIVATE));
    }

    /**
     * One way to answer.
     *
     * @param verdict whether it may be done, until when, and what else can be done
     * @param limit how long an answer may be and what the draft takes; absent where nobody knows
     * @param parts how many messages the draft becomes
     */
    public record Option(ReplyVerdict verdict, @Nullable TextLimit limit, int parts) {
        /** True when it may be done now. */
        public boolean isAllowed() {
            return verdict instanceof ReplyVerdict.Allowed;
        }
    }
}
