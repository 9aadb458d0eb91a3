package io.threadwell.testkit.network;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
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
        Set<Mark> marks) {
    /** What was done to an item. */
    public enum Mark {
        HIDDEN,
        DELETED,
        LIKED,
        PINNED,
        APPROVED,
        REJECTED
    }

    public FakeItem {
        marks = Set.copyOf(marks);
    }

    /** True when the account itself wrote it. */
    public boolean isOurs() {
        return author.equals(account.externalId());
    }

    public boolean is(Mark mark) {
        return marks.contains(mark);
    }

    public boolean hidden() {
        return is(Mark.HIDDEN);
    }

    public boolean deleted() {
        return is(Mark.DELETED);
    }

    public boolean liked() {
        return is(Mark.LIKED);
    }

    FakeItem withText(String newText) {
        return new FakeItem(account, id, author, visibility, kind, root, parent, post, newText, at, marks);
    }

    FakeItem with(Mark mark, boolean now) {
        Set<Mark> changed = EnumSet.noneOf(Mark.class);
        changed.addAll(marks);
        if (now) {
            changed.add(mark);
        } else {
            changed.remove(mark);
        }
        return new FakeItem(account, id, author, visibility, kind, root, parent, post, text, at, changed);
    }
}
