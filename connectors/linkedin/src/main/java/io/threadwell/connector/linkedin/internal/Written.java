package io.threadwell.connector.linkedin.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote, as any way tells it.
 *
 * @param author the urn of a member or an organisation; LinkedIn gives no names with it
 * @param at when it was written
 */
record Written(AccountId account, String author, Content content, Instant at) {
    /** A comment; one that answers another stands in that one's thread, because LinkedIn nests no deeper. */
    Posted comment(CommentUrn urn, @Nullable CommentUrn parent, boolean fromUs) {
        String id = urn.toString();
        ThreadRef thread = parent == null
                ? ThreadRef.rootUnder(id, urn.thread())
                : ThreadRef.inThread(parent.toString(), parent.toString(), urn.thread());
        return posted(id, thread, MessageKind.COMMENT, fromUs || isOurs(), urn.permalink());
    }

    /** A post that mentions us, or shares a post of ours with words. */
    Posted post(String urn) {
        MessageKind kind = isOurs() ? MessageKind.POST : MessageKind.MENTION;
        return posted(urn, ThreadRef.root(urn), kind, isOurs(), Urns.permalink(urn));
    }

    private Posted posted(String id, ThreadRef thread, MessageKind kind, boolean fromUs, String permalink) {
        return new Posted(
                account,
                id,
                thread,
                Visibility.PUBLIC,
                kind,
                fromUs,
                Author.of(author, null),
                content,
                at,
                permalink,
                null);
    }

    /** The event of an item that was changed after it was written. */
    static InboundEvent changed(Posted item, Instant changedAt) {
        return new Edited(
                item.account(),
                item.externalId(),
                revision(changedAt),
                item.content().text(),
                item.content().attachments(),
                changedAt,
                item);
    }

    static String revision(Instant changedAt) {
        return Long.toString(changedAt.toEpochMilli());
    }

    private boolean isOurs() {
        return Urns.organisation(author).filter(account.externalId()::equals).isPresent();
    }
}
