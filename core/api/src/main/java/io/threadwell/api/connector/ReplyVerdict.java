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
        /** The network's time for it is over. */
        WINDOW_CLOSED,
        /** The network allows one, and it was given. */
        ALREADY_USED,
        /** It is longer than the network takes. */
        TOO_LONG,
        /** It says nothing. */
        EMPTY,
        /** What it answers is gone. */
        TARGET_DELETED,
        /** The network, or the connector as it is set, does not have it. */
        NOT_SUPPORTED,
        /** The account it would come from is not ours any more. */
        ACCOUNT_DISCONNECTED
    }

    /** What can be done instead. */
    enum Alternative {
        /** Answer in public. */
        PUBLIC_REPLY,
        /** Answer in private. */
        PRIVATE_REPLY,
        /** Send a template that the network has approved. */
        TEMPLATE,
        /** Send it with the network's mark for answers by people, which allows more time. */
        HUMAN_AGENT_TAG,
        /** Write less. */
        SHORTEN,
        /** Reach the person in another way. */
        OTHER_CHANNEL
    }

    /** It may, without an end and at once. */
    static ReplyVerdict allowed() {
        return new Allowed(null);
    }
}
