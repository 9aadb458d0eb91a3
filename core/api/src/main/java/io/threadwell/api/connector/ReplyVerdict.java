package io.threadwell.api.connector;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a draft may go out, and what to do when it may not. */
public sealed interface ReplyVerdict {
    /**
     * It may.
     *
     * @param until the last moment, where there is one
     * @param waitsFor what holds it up all the same, such as an account that must be authorised again; absent when it goes at once
     */
    record Allowed(@Nullable Instant until, @Nullable String waitsFor) implements ReplyVerdict {
        public Allowed(@Nullable Instant until) {
            this(until, null);
        }
    }

    /**
     * It may not.
     *
     * @param explanation for the agent, without the draft's text
     * @param alternatives what can be done instead
     */
    record Refused(Reason reason, String explanation, List<Alternative> alternatives) implements ReplyVerdict {
        public Refused {
            alternatives = List.copyOf(alternatives);
        }
    }

    /** Why a draft may not go out. */
    enum Reason {
        WINDOW_CLOSED,
        ALREADY_USED,
        TOO_LONG,
        EMPTY,
        TARGET_DELETED,
        NOT_SUPPORTED,
        ACCOUNT_DISCONNECTED
    }

    /** What can be done instead. */
    enum Alternative {
        PUBLIC_REPLY,
        PRIVATE_REPLY,
        TEMPLATE,
        HUMAN_AGENT_TAG,
        SHORTEN,
        OTHER_CHANNEL
    }

    static ReplyVerdict allowed() {
        return new Allowed(null);
    }
}
