package io.threadwell.connector.x.internal;

import io.threadwell.api.inbound.InboundEvent;
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
 * Reads posts of API v2 (page "Data dictionary", "Post"), under the names of the present contract and under those of before.
 */
final class PostReader {
    /** In content: the languages or countries that X does not show the post in, or {@code copyright}. */
    static final String WITHHELD = "withheld";
    /** In content: the language that X takes the text for, as a BCP 47 tag. */
    static final String LANGUAGE = "language";

    private final AccountId account;
    private final Includes includes;
    private final Instant told;

    PostReader(AccountId account, Includes includes, Instant told) {
        this.account = account;
        this.includes = includes;
        this.told = told;
    }

    /** @throws Unreadable when it is no post */
    InboundEvent event(JsonValue post) {
        return Posts.event(account, read(post));
    }

    Post read(JsonValue post) {
        String id = Fields.needId(post, "id");
        JsonValue note = Fields.either(post, "note_post", "note_tweet");
        JsonValue text = note.get("text").isText() ? note.get("text") : post.get("text");
        if (!text.isText()) {
            throw new Unreadable("without a text");
        }
        String quoted = referenced(post, "quoted");
        Author author = includes.user(Fields.id(post, "author_id"));
        String permalink = Posts.permalink(author, id);
        JsonValue entities = note.get("entities").isObject() ? note.get("entities") : post.get("entities");
        return new Post(
                id,
                versions(post),
                answers(post),
                referenced(post, "retweeted") != null,
                Fields.unescaped(text.text().orElse("")),
                new Media(includes).ofPost(post, entities, permalink, quoted),
                attributes(post, quoted),
                author,
                post.instant("created_at").or(() -> Snowflake.time(id)).orElse(told));
    }

    private static List<String> versions(JsonValue post) {
        List<String> versions = new ArrayList<>(1);
        for (JsonValue version : Fields.either(post, "edit_history_post_ids", "edit_history_tweet_ids")
                .elements()) {
            version.text().ifPresent(versions::add);
        }
        return versions;
    }

    private Answers answers(JsonValue post) {
        String parent = parent(post);
        if (parent == null) {
            return Answers.NOTHING;
        }
        JsonValue above = includes.post(parent);
        String conversation = Fields.id(post, "conversation_id");
        String to = Fields.id(post, "in_reply_to_user_id");
        String answered = to == null ? Fields.id(above, "author_id") : to;
        return new Answers(
                conversation, firstVersion(parent, above), answered, top(conversation, parent, answered, above));
    }

    private Whose top(@Nullable String conversation, String parent, @Nullable String to, JsonValue above) {
        String us = account.externalId();
        String oneUp = Fields.id(above, "in_reply_to_user_id");
        if (us.equals(to) || us.equals(oneUp)) {
            return Whose.OURS;
        }
        boolean below = parent.equals(conversation);
        String known = below ? to : oneUp;
        boolean told = below || (conversation != null && conversation.equals(parent(above)));
        return known != null && told ? Whose.OTHERS : Whose.UNKNOWN;
    }

    /** Who answers an edited post answers its latest version; the post is known by its first. */
    private static String firstVersion(String id, JsonValue post) {
        List<String> versions = versions(post);
        return versions.isEmpty() ? id : versions.get(0);
    }

    private static @Nullable String parent(JsonValue post) {
        String parent = referenced(post, "replied_to");
        return parent != null
                ? parent
                : Fields.either(post, "in_reply_to_post_id", "in_reply_to_tweet_id")
                        .text()
                        .orElse(null);
    }

    private static @Nullable String referenced(JsonValue post, String type) {
        for (JsonValue one :
                Fields.either(post, "referenced_posts", "referenced_tweets").elements()) {
            if (one.text("type", "").equals(type)) {
                return Fields.id(one, "id");
            }
        }
        return null;
    }

    private static Map<String, String> attributes(JsonValue post, @Nullable String quoted) {
        Map<String, String> attributes = new LinkedHashMap<>();
        if (quoted != null) {
            attributes.put(ContentAttributes.QUOTES, quoted);
        }
        attributes.putAll(spoken(post));
        attributes.putAll(withheld(post));
        return attributes;
    }

    /** X writes {@code und} and other codes that begin with {@code q} where there is no language to tell. */
    static Map<String, String> spoken(JsonValue post) {
        String language = post.text("lang", "");
        boolean told =
                !language.isEmpty() && language.length() <= 12 && !language.equals("und") && !language.startsWith("q");
        return told ? Map.of(LANGUAGE, language) : Map.of();
    }

    private static Map<String, String> withheld(JsonValue post) {
        JsonValue withheld = post.get("withheld");
        if (!withheld.isObject()) {
            return Map.of();
        }
        List<String> where = new ArrayList<>();
        for (JsonValue country : withheld.get("country_codes").elements()) {
            country.text().ifPresent(where::add);
        }
        String why = withheld.bool("copyright") ? "copyright" : String.join(",", where);
        return why.isEmpty() ? Map.of() : Map.of(WITHHELD, why);
    }
}
