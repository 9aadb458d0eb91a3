package io.threadwell.connector.x.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import org.jspecify.annotations.Nullable;

/** Says what a post is to an account. */
final class Posts {
    private Posts() {}

    /**
     * The event of a post. An edited one is known by its first version's id, whichever version was delivered, and comes with all
     * that it says now (page "Edit Posts").
     */
    static InboundEvent event(AccountId account, Post post) {
        if (post.repost()) {
            return new Noted(account, "repost", post.at());
        }
        Posted item = posted(account, post);
        return post.isEdited()
                ? new Edited(account, post.name(), post.id(), post.text(), post.media(), post.at(), item)
                : item;
    }

    private static Posted posted(AccountId account, Post post) {
        String us = account.externalId();
        Author author = post.author();
        boolean fromUs = author != null && author.externalId().equals(us);
        String name = post.name();
        return new Posted(
                account,
                name,
                post.answers().thread(name, fromUs),
                Visibility.PUBLIC,
                kind(post, us, fromUs),
                fromUs,
                author,
                new Content(post.text(), post.media(), post.attributes()),
                post.isEdited() ? Snowflake.time(name).orElse(post.at()) : post.at(),
                permalink(author, name),
                null);
    }

    private static MessageKind kind(Post post, String us, boolean fromUs) {
        boolean answer = post.answers().parent() != null;
        if (fromUs) {
            return answer ? MessageKind.COMMENT : MessageKind.POST;
        }
        return answer && us.equals(post.answers().to()) ? MessageKind.COMMENT : MessageKind.MENTION;
    }

    /** Where a post can be read; {@code i} stands for an author whose handle is not known. */
    static String permalink(@Nullable Author author, String id) {
        String handle = author == null || author.handle() == null ? "i" : author.handle();
        return "https://x.com/" + handle + "/status/" + id;
    }
}
