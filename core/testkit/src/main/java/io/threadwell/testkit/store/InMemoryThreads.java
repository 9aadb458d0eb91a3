package io.threadwell.testkit.store;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.Conversation;
import io.threadwell.api.model.ConversationId;
import io.threadwell.api.store.ThreadKey;
import io.threadwell.api.store.ThreadStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Conversations of one workspace. */
final class InMemoryThreads implements ThreadStore {
    private record Post(AccountId account, String externalId) {}

    private final Journal journal;
    private final Map<ConversationId, Conversation> rows = new HashMap<>();
    private final Map<ThreadKey, ConversationId> keys = new HashMap<>();
    private final Index<ConversationId, ThreadKey> keysOf;
    private final Index<Post, ConversationId> underPost;
    private final Index<CaseId, ConversationId> ledTo;

    InMemoryThreads(Journal journal) {
        this.journal = journal;
        keysOf = new Index<>(journal);
        underPost = new Index<>(journal);
        ledTo = new Index<>(journal);
    }

    @Override
    public Map<ThreadKey, Conversation> claim(Map<ThreadKey, Conversation> proposals) {
        Map<ThreadKey, Conversation> led = new HashMap<>();
        new TreeMap<>(proposals).forEach((key, proposal) -> {
            if (!keys.containsKey(key)) {
                if (!rows.containsKey(proposal.id())) {
                    store(proposal);
                }
                bind(key, proposal.id());
            }
        });
        proposals.keySet().forEach(key -> led.put(key, row(Objects.requireNonNull(keys.get(key)))));
        return led;
    }

    @Override
    public void bind(ThreadKey key, ConversationId conversation) {
        ConversationId before = keys.get(key);
        keysOf.remove(before, key);
        journal.put(keys, key, conversation);
        keysOf.add(conversation, key);
    }

    @Override
    public void redirect(ConversationId from, ConversationId to) {
        List.copyOf(keysOf.get(from)).forEach(key -> bind(key, to));
    }

    @Override
    public List<Conversation> find(Collection<ConversationId> ids) {
        return rows(new TreeSet<>(ids).stream());
    }

    @Override
    public List<Conversation> under(AccountId account, Collection<String> posts) {
        TreeSet<ConversationId> found = new TreeSet<>();
        posts.forEach(post -> found.addAll(underPost.get(new Post(account, post))));
        return rows(found.stream()).stream().filter(c -> c.joinedInto() == null).toList();
    }

    @Override
    public List<Conversation> ofCase(CaseId caseId) {
        return rows(ledTo.get(caseId).stream());
    }

    @Override
    public void update(Collection<Conversation> conversations) {
        for (Conversation conversation : conversations) {
            Conversation before = row(conversation.id());
            if (before.postExternalId() != null) {
                underPost.remove(new Post(before.account(), before.postExternalId()), before.id());
            }
            store(conversation);
        }
    }

    private void store(Conversation conversation) {
        journal.put(rows, conversation.id(), conversation);
        if (conversation.postExternalId() != null) {
            underPost.add(new Post(conversation.account(), conversation.postExternalId()), conversation.id());
        }
        ledTo.add(conversation.caseId(), conversation.id());
    }

    private Conversation row(ConversationId id) {
        Conversation found = rows.get(id);
        if (found == null) {
            throw new IllegalArgumentException("there is no conversation " + id);
        }
        return found;
    }

    private List<Conversation> rows(Stream<ConversationId> ids) {
        return ids.map(rows::get).filter(Objects::nonNull).toList();
    }
}
