package io.threadwell.connector.threads.internal;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.MessageKind;
import io.threadwell.connector.threads.ThreadsConfig;
import io.threadwell.support.json.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a stream is asked for.
 *
 * @param edge the list of the profile's
 * @param fields what is asked of its items
 * @param told whether its items are news themselves, or only lead to some
 * @param kind of its items; absent where they show it themselves
 * @param below the list below an item of it; absent where none is walked
 */
record Walk(
        String edge,
        String fields,
        boolean told,
        @Nullable MessageKind kind,
        @Nullable String below) {
    private static final Walk POSTS = new Walk("threads", Fields.POSTS, true, null, "conversation");
    private static final Walk REPLIES = new Walk("replies", Fields.OWN_REPLIES, true, MessageKind.COMMENT, "replies");
    private static final Walk MENTIONS = new Walk("mentions", Fields.MENTIONS, true, MessageKind.MENTION, null);
    private static final Walk PENDING = new Walk("threads", "id,timestamp", false, null, "pending_replies");

    static Walk of(String stream) {
        return switch (stream) {
            case ThreadsConfig.POSTS -> POSTS;
            case ThreadsConfig.REPLIES -> REPLIES;
            case ThreadsConfig.MENTIONS -> MENTIONS;
            case ThreadsConfig.PENDING -> PENDING;
            default -> throw new InvalidRequest("Threads has no such stream");
        };
    }

    /** What is asked of items below those of the list. */
    String fieldsBelow() {
        return told ? Fields.REPLIES : Fields.PENDING;
    }

    /** The list below an item; empty where there is nothing to find. Of held replies the item itself says nothing. */
    Optional<String> below(JsonValue item) {
        return told && !item.bool("has_replies") ? Optional.empty() : Optional.ofNullable(below);
    }
}
