package io.threadwell.testkit.network;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item as it stood on the fake network when it was asked for.
 *
 * @param author who wrote it; the account's own external id for ours
 * @param root of a public thread, itself for a root; the counterpart for a private message
 * @param parent the item it answers directly
 * @param post the post it stands under
 */
public record FakeItem(
        AccountId account,
        String id,
        String author,
        Visibility visibility,
        MessageKind kind,
        String root,
        @Nullable String parent,
        @Nullable String post,
        String text,
        Instant at,
        boolean hidden,
        boolean deleted,
        boolean liked) {
    /** True when the account itself wrote it. */
    public boolean isOurs() {
        return author.equals(account.externalId());
    }

    FakeItem withText(String newText) {
        return new FakeItem(
                account, id, author, visibility, kind, root, parent, post, newText, at, hidden, deleted, liked);
    }

    FakeItem withHidden(boolean now) {
        return new FakeItem(account, id, author, visibility, kind, root, parent, post, text, at, now, deleted, liked);
    }

    FakeItem asDeleted() {
        return new FakeItem(account, id, author, visibility, kind, root, parent, post, text, at, hidden, true, liked);
    }

    FakeItem withLiked(boolean now) {
        return new FakeItem(account, id, author, visibility, kind, root, parent, post, text, at, hidden, deleted, now);
    }
}
