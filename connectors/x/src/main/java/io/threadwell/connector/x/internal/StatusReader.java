package io.threadwell.connector.x.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Announced;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.connector.x.internal.Post.Answers;
import io.threadwell.connector.x.internal.Post.Whose;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads posts in the older form, in which the Account Activity API delivers them (page "Account Activity API", "Support for longform
 * posts"). It does not tell the conversation of an answer, but what is answered.
 */
final class StatusReader {
    private final AccountId account;
    private final Instant told;
    private final boolean replyLookup;

    StatusReader(AccountId account, Instant told, boolean replyLookup) {
        this.account = account;
        this.told = told;
        this.replyLookup = replyLookup;
    }

    /** @throws Unreadable when it is no post */
    InboundEvent event(JsonValue status) {
        Post post = read(status);
        Answers answers = post.answers();
        return replyLookup && answers.parent() != null && answers.conversation() == null && !post.repost()
                ? new Announced(account, post.name(), post.at())
                : Posts.event(account, post);
    }

    private Post read(JsonValue status) {
        String id = Fields.needId(status, "id");
        JsonValue extended = status.get("extended_tweet").isObject() ? status.get("extended_tweet") : status;
        JsonValue text = Fields.either(extended, "full_text", "text");
        JsonValue written = text.isText() ? text : status.get("text");
        if (!written.isText()) {
            throw new Unreadable("without a text");
        }
        String quoted = Fields.id(status, "quoted_status_id");
        Author author = People.of(status.get("user"));
        return new Post(
                id,
                versions(status),
                answers(status),
                status.get("retweeted_status").isObject(),
                Fields.unescaped(written.text().orElse("")),
                Media.ofStatus(media(extended, status).elements(), extended.get("entities"), quoted),
                attributes(status, quoted),
                author,
                at(status, id));
    }

    private Instant at(JsonValue status, String id) {
        return status.instant("created_at").or(() -> Snowflake.time(id)).orElse(told);
    }

    private static JsonValue media(JsonValue extended, JsonValue status) {
        for (JsonValue holder :
                List.of(extended.get("extended_entities"), status.get("extended_entities"), extended.get("entities"))) {
            if (holder.get("media").isArray()) {
                return holder.get("media");
            }
        }
        return JsonValue.missing();
    }

    private static List<String> versions(JsonValue status) {
        List<String> versions = new ArrayList<>(1);
        for (JsonValue version : status.at("edit_history", "edit_tweet_ids").elements()) {
            version.text().ifPresent(versions::add);
        }
        status.at("edit_history", "initial_tweet_id")
                .text()
                .filter(first -> versions.isEmpty())
                .ifPresent(first -> versions.addAll(List.of(first, Fields.needId(status, "id"))));
        return versions;
    }

    private Answers answers(JsonValue status) {
        String parent = Fields.id(status, "in_reply_to_status_id");
        if (parent == null) {
            return Answers.NOTHING;
        }
        String to = Fields.id(status, "in_reply_to_user_id");
        boolean ours = account.externalId().equals(to);
        return new Answers(Fields.id(status, "conversation_id"), parent, to, ours ? Whose.OURS : Whose.UNKNOWN);
    }

    private static Map<String, String> attributes(JsonValue status, @Nullable String quoted) {
        Map<String, String> attributes = new LinkedHashMap<>(PostReader.spoken(status));
        if (quoted != null) {
            attributes.put(ContentAttributes.QUOTES, quoted);
        }
        String countries = String.join(
                ",",
                status.get("withheld_in_countries").elements().stream()
                        .flatMap(country -> country.text().stream())
                        .toList());
        String withheld = status.bool("withheld_copyright") ? "copyright" : countries;
        if (!withheld.isEmpty()) {
            attributes.put(PostReader.WITHHELD, withheld);
        }
        return attributes;
    }
}
