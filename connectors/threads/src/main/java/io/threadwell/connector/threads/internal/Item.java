package io.threadwell.connector.threads.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Author;
import io.threadwell.connector.meta.Ids;
import io.threadwell.connector.threads.ThreadsConnector;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A post or reply as JSON, in a webhook as in an answer of the API.
 *
 * @param account the profile that it was seen from
 * @param us our username; absent where it is not known
 * @param told when we were told of it: what it lacks a time for happened then
 */
record Item(AccountId account, @Nullable String us, JsonValue json, Instant told) {
    static Item of(AccountContext account, JsonValue json, Instant told) {
        return new Item(
                account.account().id(), account.account().settings().get(ThreadsConnector.USERNAME), json, told);
    }

    /** Absent as {@link Ids#of} has it. */
    @Nullable
    String id() {
        return Ids.of(json.get("id"));
    }

    /** The id of another item that this one names. */
    @Nullable
    String id(String name) {
        JsonValue other = json.get(name);
        return Ids.of(other.isObject() ? other.get("id") : other);
    }

    String text(String name) {
        return json.text(name, "");
    }

    Instant writtenAt() {
        return json.instant("timestamp").orElse(told);
    }

    /** Threads tells nothing of others but their username, so that it stands for them. */
    @Nullable
    Author author() {
        String username = text("username");
        if (username.isEmpty()) {
            return null;
        }
        Author author = new Author(username, null, username, "https://www.threads.net/@" + username);
        return json.bool("is_verified") ? author.withFacts(Map.of(Author.VERIFIED, "true")) : author;
    }

    boolean isOurs() {
        JsonValue owner = json.get("owner");
        String id = owner.isObject() ? Ids.of(owner.get("id")) : Ids.of(owner);
        return json.bool("is_reply_owned_by_me")
                || account.externalId().equals(id)
                || (us != null && us.equalsIgnoreCase(text("username")));
    }
}
