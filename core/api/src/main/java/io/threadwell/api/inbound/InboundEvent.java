package io.threadwell.api.inbound;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.DeliveryStatus;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a network told us. Every element of a delivery becomes one of these; what a connector does not know, or
 * cannot read, becomes {@link Unsupported}. Nothing is dropped.
 */
public sealed interface InboundEvent {
    /** The account of ours that the event concerns. */
    AccountId account();

    /**
     * An item was written: by a customer, or by us, when it is an echo.
     *
     * @param fromUs true when the author is the account itself
     * @param sentAt by the network's clock
     * @param clientKey the key that we gave the item when we sent it, on networks that give it back
     */
    record Posted(
            AccountId account,
            String externalId,
            ThreadRef thread,
            Visibility visibility,
            MessageKind kind,
            boolean fromUs,
            @Nullable Author author,
            Content content,
            Instant sentAt,
            @Nullable String permalink,
            @Nullable String clientKey)
            implements InboundEvent {}

    /**
     * An item was edited.
     *
     * @param revision tells edits of one item apart: the network's edit time, else a hash of the content
     * @param original the item as a whole where the network sends it along, so that nothing is lost when the edit comes before
     *     the item
     */
    record Edited(
            AccountId account,
            String externalId,
            String revision,
            String text,
            List<Attachment> attachments,
            Instant at,
            @Nullable Posted original)
            implements InboundEvent {
        public Edited {
            attachments = List.copyOf(attachments);
        }
    }

    /** An item was deleted. */
    record Deleted(AccountId account, String externalId, Instant at) implements InboundEvent {}

    /** An item was hidden from the public, or shown again. */
    record Hidden(AccountId account, String externalId, boolean hidden, Instant at) implements InboundEvent {}

    /**
     * Somebody reacted to an item, or took the reaction back.
     *
     * @param reaction the network's word for it, such as {@code like}
     */
    record Reacted(
            AccountId account, String externalId, @Nullable Author author, String reaction, boolean added, Instant at)
            implements InboundEvent {}

    /** News of an outbound item's way to its reader. */
    record Receipt(
            AccountId account,
            String externalId,
            DeliveryStatus status,
            Instant at,
            @Nullable String failure) implements InboundEvent {}

    /**
     * An item is there, but the delivery says no more than that: the engine fetches it by {@code ItemLookup}.
     *
     * @param reference all that the look-up needs besides the account; the same for each announcement of one item
     */
    record Announced(AccountId account, String reference, Instant at) implements InboundEvent {}

    /**
     * An item of a conversation in which another app, such as a bot, answers now. It is kept and makes no case until the
     * conversation is {@link Handover handed over} to us.
     */
    record Overheard(Posted item) implements InboundEvent {
        @Override
        public AccountId account() {
            return item.account();
        }
    }

    /**
     * A private conversation was handed from one app to another.
     *
     * @param ours true when we answer in it from now on
     */
    record Handover(AccountId account, String counterpart, boolean ours, Instant at) implements InboundEvent {}

    /**
     * The network says that a person is known by another id from now on. Private conversations go on under it.
     */
    record PersonaChanged(AccountId account, String from, String to, Instant at) implements InboundEvent {}

    /**
     * Access to an account was taken from us at the network.
     *
     * @param account the account; where the network tells only who had given the access, a name made of the setting
     *     {@link io.threadwell.api.model.ChannelAccount#GRANTED_BY}, and all accounts with it are meant
     */
    record Withdrawn(AccountId account, Instant at) implements InboundEvent {}

    /**
     * The network passes on that what is kept of somebody must be erased; the host is told.
     *
     * @param account as in {@link Withdrawn}
     * @param person in the account's scope; absent when it is whoever had given us access
     * @param code by which the person asks how far it is
     */
    record ErasureAsked(AccountId account, @Nullable String person, String code, Instant at) implements InboundEvent {}

    /**
     * Something that is none of our business by the network's own nature, such as a like of a post of ours or a change of the
     * page's opening hours. It is counted, and goes no further.
     *
     * @param what a short stable name of the kind
     */
    record Noted(AccountId account, String what, Instant at) implements InboundEvent {}

    /**
     * An element that this version does not know or cannot read.
     *
     * @param reason for operators; never holds content
     * @param raw the element as it came
     */
    record Unsupported(AccountId account, String reason, String raw, Instant at) implements InboundEvent {}
}
