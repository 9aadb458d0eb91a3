package io.threadwell.api.store;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.Conversation;
import io.threadwell.api.model.ConversationId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Conversations and the keys that lead to them. */
public interface ThreadStore {
    /**
     * Finds or makes conversations, and locks their keys until the transaction ends, so that two writers can never make two
     * for one key.
     *
     * @param proposals for each key the conversation to make when the key is new; several keys may propose one conversation,
     *     which is then stored once. When a conversation is proposed for several keys and some of them lead elsewhere already,
     *     it is stored only if one of its keys was new and led to it
     * @return for each key the conversation it leads to now, as it is stored
     */
    Map<ThreadKey, Conversation> claim(Map<ThreadKey, Conversation> proposals);

    /** Lets a key lead to another conversation. */
    void bind(ThreadKey key, ConversationId conversation);

    /** Lets all keys of one conversation lead to another. */
    void redirect(ConversationId from, ConversationId to);

    /** Conversations by their ids; those that are not there are left out. */
    List<Conversation> find(Collection<ConversationId> ids);

    /** Conversations that stand under one of these posts and are not joined into another, by id. */
    List<Conversation> under(AccountId account, Collection<String> posts);

    /** The conversations that have led to this case. */
    List<Conversation> ofCase(CaseId caseId);

    /** Stores changed conversations. */
    void update(Collection<Conversation> conversations);
}
