package io.threadwell.connector.instagram.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.instagram.InstagramConnector;
import io.threadwell.connector.meta.Ids;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads comments, as webhooks, the API and look-ups tell them (page "IG Comment"). Threads have two levels: an answer names the comment at
 * the top as its parent.
 */
final class CommentItems {
    /** What the connector asks for of each comment. */
    static final String FIELDS = "id,text,timestamp,username,from{id,username},parent_id,hidden";

    /** Stands before the id of media that are not the account's own: what stands below them is answered by another call. */
    static final String MENTIONED = "mention:";

    /** Stands before the id of a comment below a broadcast that is to be looked up. */
    static final String LIVE = "live:";

    private static final String NOTICE = "(a comment without words)";

    private CommentItems() {}

    /**
     * A comment of the account's media.
     *
     * @param media what it stands below; absent where that is not told
     * @param parent the comment at the top, where the list tells it and the comment does not
     * @param told counts for a comment without a time
     */
    static InboundEvent own(
            AccountId account, JsonValue comment, @Nullable String media, @Nullable String parent, Instant told) {
        String id = Ids.of(comment.get("id"));
        if (id == null) {
            return new Unsupported(account, "a comment without id", comment.raw(), told);
        }
        String named = Ids.of(comment.get("parent_id"));
        String top = named == null ? parent : named;
        String post = media == null ? Ids.of(comment.at("media", "id")) : media;
        return new Posted(
                account,
                id,
                thread(id, top, post),
                Visibility.PUBLIC,
                MessageKind.COMMENT,
                isOurs(account, comment),
                author(id, comment),
                content(comment),
                comment.instant("timestamp").orElse(told),
                null,
                null);
    }

    /** A comment of somebody else's media that names the account, or such media themselves. */
    static InboundEvent mention(AccountId account, String id, JsonValue json, String media, String text, Instant told) {
        return new Posted(
                account,
                id,
                ThreadRef.rootUnder(id, MENTIONED + media),
                Visibility.PUBLIC,
                MessageKind.MENTION,
                false,
                author(id, json),
                Content.text(text),
                json.instant("timestamp").orElse(told),
                Words.orNull(json, "permalink"),
                null);
    }

    private static ThreadRef thread(String id, @Nullable String top, @Nullable String post) {
        if (top != null) {
            return ThreadRef.inThread(top, top, post);
        }
        return post == null ? ThreadRef.root(id) : ThreadRef.rootUnder(id, post);
    }

    /** With Instagram's login, webhooks tell our own comments by an id of their own besides (page "Webhooks", "comments"). */
    static boolean isOurs(AccountId account, JsonValue comment) {
        JsonValue from = comment.get("from");
        return account.externalId().equals(Ids.of(from.get("id")))
                || !from.get("self_ig_scoped_id").isMissing();
    }

    /** Who left Instagram has no id; a username is not one, because it can be given to another. */
    private static Author author(String comment, JsonValue json) {
        JsonValue from = json.get("from");
        String id = Ids.of(from.get("id"));
        String known = id == null ? Ids.of(json.at("user", "id")) : id;
        String name = Words.orNull(from, "username");
        String username = name == null ? Words.orNull(json, "username") : name;
        String profile = username == null ? null : "https://www.instagram.com/" + username + "/";
        return new Author(known == null ? "author-of-" + comment : known, null, username, profile);
    }

    /** A comment may be a moving picture alone, of which nothing is told (page "Private Replies", "How It Works"). */
    private static Content content(JsonValue comment) {
        Map<String, String> attributes = new HashMap<>();
        JsonValue media = comment.get("media");
        Words.put(attributes, ContentAttributes.AD, Ids.of(media.get("ad_id")));
        Words.put(attributes, ContentAttributes.CAMPAIGN, Words.of(media, "ad_title"));
        String text = Words.of(comment, "text");
        if (text.isBlank()) {
            attributes.put(InstagramConnector.UNSUPPORTED, "comment");
            text = NOTICE;
        }
        return new Content(text, List.of(), attributes);
    }

    /** The same comment, marked as one below a broadcast. */
    static InboundEvent live(InboundEvent event) {
        if (!(event instanceof Posted posted)) {
            return event;
        }
        Map<String, String> attributes = new HashMap<>(posted.content().attributes());
        attributes.put(InstagramConnector.LIVE, "true");
        Content content = new Content(posted.content().text(), posted.content().attachments(), attributes);
        return new Posted(
                posted.account(),
                posted.externalId(),
                posted.thread(),
                posted.visibility(),
                posted.kind(),
                posted.fromUs(),
                posted.author(),
                content,
                posted.sentAt(),
                posted.permalink(),
                posted.clientKey());
    }
}
