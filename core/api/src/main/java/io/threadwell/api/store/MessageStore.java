package io.threadwell.api.store;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.ConversationId;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.Revision;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Messages, their versions, and the keys of events that were applied. */
public interface MessageStore {
    /** Messages by the network's ids; those that are not there are left out. */
    List<Message> byExternalId(AccountId account, Collection<String> externalIds);

    /** Messages by our ids; those that are not there are left out. */
    List<Message> byId(Collection<MessageId> ids);

    /**
     * Stores new messages.
     *
     * @throws io.threadwell.api.error.Conflict when the account has a message with such an external id already
     */
    void insert(Collection<Message> messages);

    /**
     * Stores changed messages.
     *
     * @throws io.threadwell.api.error.Conflict when another message of the account has the external id that one was given
     */
    void update(Collection<Message> messages);

    /** Outbound messages of these conversations that have no external id yet, the oldest first. */
    List<Message> withoutExternalId(Collection<ConversationId> conversations);

    /** Moves all messages of one conversation to another, and those with a case to the case given. */
    void move(ConversationId from, ConversationId to, @Nullable CaseId caseId);

    /** A conversation's messages in the order of the network's time, then id; a page goes on in the order it began with. */
    Page<Message> ofConversation(ConversationId conversation, TimeOrder order, PageRequest page);

    /** A case's messages in the order of the network's time, then id; a page goes on in the order it began with. */
    Page<Message> ofCase(CaseId caseId, TimeOrder order, PageRequest page);

    /** The customer's last message in a case by the network's time, leaving out what is deleted. */
    Optional<Message> latestInbound(CaseId caseId);

    /** As {@link #latestInbound(CaseId)}, of those that we had received by the given time. */
    Optional<Message> latestInbound(CaseId caseId, Instant receivedBy);

    /** The customer's last message in a conversation by the network's time, leaving out what is deleted. */
    Optional<Message> latestInbound(ConversationId conversation);

    /** How many private replies that did not fail an item has had. */
    int privateReplies(AccountId account, String externalId);

    /** Keeps versions of edited messages; one that is there already stays as it is. */
    void addRevisions(Collection<Revision> revisions);

    /** A message's versions, the oldest first; empty for one that was never edited. */
    List<Revision> revisions(MessageId message);

    /** Forgets all versions of messages whose content is erased. */
    void eraseRevisions(Collection<MessageId> messages);

    /**
     * Claims keys of events that are not messages (edits, deletions, reactions, changes of tickets), so that each takes effect
     * once.
     *
     * @param scope what the keys are unique in, such as an account or a helpdesk
     * @return those that were new
     */
    Set<String> claimEvents(String scope, Collection<String> keys);
}
