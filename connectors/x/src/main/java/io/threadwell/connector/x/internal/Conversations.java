package io.threadwell.connector.x.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names private conversations. Those of two are known by the other one's id; X names them by both ids, the lesser one first (page
 * "Direct Messages lookup: Integration guide", "Conversation types"). Those of a group have an id of their own.
 */
final class Conversations {
    private static final String GROUP = "group:";

    private Conversations() {}

    /**
     * The counterpart of a conversation, by X's id of it.
     *
     * @param sender who wrote, for the case that X does not tell the conversation
     */
    static Optional<String> counterpart(String us, @Nullable String conversation, @Nullable String sender) {
        if (conversation == null) {
            return Optional.ofNullable(sender).filter(one -> !one.equals(us));
        }
        int dash = conversation.indexOf('-');
        if (dash < 0) {
            return Optional.of(GROUP + conversation);
        }
        String one = conversation.substring(0, dash);
        String other = conversation.substring(dash + 1);
        return Optional.of(one.equals(us) ? other : one);
    }

    /** X's id of a group's conversation; empty for a counterpart that is a person. */
    static Optional<String> group(String counterpart) {
        return counterpart.startsWith(GROUP) ? Optional.of(counterpart.substring(GROUP.length())) : Optional.empty();
    }
}
