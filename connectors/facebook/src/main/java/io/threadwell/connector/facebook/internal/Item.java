package io.threadwell.connector.facebook.internal;

import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Author;
import io.threadwell.connector.meta.Ids;
import io.threadwell.connector.meta.Unreadable;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object of Facebook's as JSON, with what all kinds of them have in common, in a webhook as in an answer of the Graph API.
 *
 * @param account the page that it was seen from
 * @param told when we were told of it: what it lacks a time for happened then
 */
record Item(AccountId account, JsonValue json, Instant told) {
    /** Absent as {@link Ids#of} has it. */
    @Nullable
    String id(String name) {
        return Ids.of(json.get(name));
    }

    String needId(String name) {
        String id = id(name);
        if (id == null) {
            throw new Unreadable("without " + name);
        }
        return id;
    }

    String text(String name) {
        return json.text(name, "");
    }

    /** When it was written, by the network's clock. */
    Instant createdAt() {
        return json.instant("created_time").orElse(told);
    }

    /** When it was last edited, where that is said. */
    Optional<Instant> editedAt() {
        Optional<Instant> edited = json.instant("edited_time");
        return edited.isPresent() ? edited : json.instant("updated_time");
    }

    /** The author; absent where Facebook does not tell, as it does for people who have not agreed to it. */
    @Nullable
    Author author() {
        JsonValue from = json.get("from");
        String id = Ids.of(from.get("id"));
        return id == null
                ? author("sender_id", "sender_name")
                : Author.of(id, from.text("name").orElse(null));
    }

    @Nullable
    Author author(String idName, String nameName) {
        String id = id(idName);
        return id == null ? null : Author.of(id, json.text(nameName).orElse(null));
    }

    boolean isOurs(@Nullable Author author) {
        return author != null && author.externalId().equals(account.externalId());
    }

    /**
     * Where a comment stands. Facebook's threads have two levels: the parent that it names is the post, or else the comment at
     * the top of the thread, also for an answer to an answer.
     */
    static ThreadRef thread(String comment, @Nullable String parent, @Nullable String post) {
        if (parent == null || parent.equals(post) || parent.equals(comment)) {
            return post == null ? ThreadRef.root(comment) : ThreadRef.rootUnder(comment, post);
        }
        return ThreadRef.inThread(parent, parent, post);
    }
}
