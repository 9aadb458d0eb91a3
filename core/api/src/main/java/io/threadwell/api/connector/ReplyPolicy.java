package io.threadwell.api.connector;

import io.threadwell.api.model.Content;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.Visibility;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says what the network lets us send now. Pure. */
public interface ReplyPolicy {
    /** Judges one draft at one moment. */
    ReplyVerdict judge(Question question);

    /**
     * What is asked.
     *
     * @param visibility how the draft would go out
     * @param target the message it answers
     * @param lastInboundAt the customer's last word in the conversation, by the network's time
     * @param privateReplies how many private replies the target has had already
     * @param now the moment of sending
     */
    record Question(
            Visibility visibility,
            Message target,
            @Nullable Instant lastInboundAt,
            int privateReplies,
            Content draft,
            Instant now) {}
}
