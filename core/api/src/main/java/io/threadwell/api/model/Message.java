package io.threadwell.api.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One item: a post, comment, mention, direct message or review, inbound or outbound, public or private.
 *
 * @param externalId the network's id, unique within the account; absent for an outbound message that is not known to have
 *     arrived
 * @param author absent where the network does not tell; without facts, which are kept with the persona
 */
public record Message(
        MessageId id,
        AccountId account,
        @Nullable String externalId,
        MessageType type,
        Placement placement,
        @Nullable Author author,
        Content content,
        MessageTimes times,
        @Nullable String permalink,
        MessageState state) {

    public boolean isInbound() {
        return type.isInbound();
    }

    public String text() {
        return content.text();
    }

    public Instant sentAt() {
        return times.sentAt();
    }

    public boolean isDeleted() {
        return times.deletedAt() != null;
    }

    /** True for an item of which only an edit or a deletion has arrived so far. */
    public boolean isAwaited() {
        return placement.conversation() == null;
    }

    public @Nullable PersonaKey persona() {
        return author == null ? null : new PersonaKey(account, author.externalId());
    }

    public Message withAuthor(@Nullable Author newAuthor) {
        return new Message(id, account, externalId, type, placement, newAuthor, content, times, permalink, state);
    }

    public Message withExternalId(String newExternalId) {
        return new Message(id, account, newExternalId, type, placement, author, content, times, permalink, state);
    }

    public Message withPlacement(Placement newPlacement) {
        return new Message(id, account, externalId, type, newPlacement, author, content, times, permalink, state);
    }

    public Message withContent(Content newContent) {
        return new Message(id, account, externalId, type, placement, author, newContent, times, permalink, state);
    }

    public Message withTimes(MessageTimes newTimes) {
        return new Message(id, account, externalId, type, placement, author, content, newTimes, permalink, state);
    }

    public Message withPermalink(@Nullable String newPermalink) {
        return new Message(id, account, externalId, type, placement, author, content, times, newPermalink, state);
    }

    public Message withState(MessageState newState) {
        return new Message(id, account, externalId, type, placement, author, content, times, permalink, newState);
    }
}
