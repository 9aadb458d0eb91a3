package io.threadwell.engine.internal.apply;

import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Conversation;
import io.threadwell.api.model.ConversationId;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.Visibility;
import io.threadwell.api.store.ThreadKey;
import io.threadwell.engine.EngineSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds each item's conversation from what the item says of its thread. All keys of a batch are claimed at once, which makes
 * and locks what is new, so that find-or-create cannot race.
 *
 * <p>A key is the root item of a public thread, the counterpart of a private one, or a group of conversations that share a
 * case. An item of which only the parent is known takes the parent's conversation and leaves its own id as a further key; when
 * the parent comes later and belongs elsewhere, the two conversations are joined.
 */
final class Threading {
    private final Batch batch;
    private final EngineSettings.Threading policy;
    private final Map<ThreadKey, Conversation> proposals = new TreeMap<>();
    private Map<ThreadKey, Conversation> claimed = Map.of();

    Threading(Batch batch) {
        this.batch = batch;
        this.policy = batch.core.settings().threading();
    }

    /**
     * Claims the keys of all these items.
     *
     * @param privately keys of private conversations besides; the members of a set are to lead to one conversation
     */
    void claim(Collection<Posted> items, Collection<List<ThreadKey>> privately) {
        if (items.isEmpty() && privately.isEmpty()) {
            return;
        }
        knowRelatives(items);
        for (Posted item : items) {
            propose(item);
        }
        for (List<ThreadKey> keys : privately) {
            Conversation proposal = keys.stream()
                    .map(proposals::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseGet(() -> fresh(keys.get(0).account(), Visibility.PRIVATE, null, keys.get(0)));
            keys.forEach(key -> proposals.putIfAbsent(key, proposal));
        }
        claimed = batch.session.threads().claim(proposals);
        batch.knowConversations(claimed.values());
    }

    /** The key of the private conversation with somebody. */
    static ThreadKey direct(AccountId account, String counterpart) {
        return new ThreadKey(account, "d:" + counterpart);
    }

    /** The conversation that a key leads to that was claimed. */
    Conversation of(ThreadKey key) {
        return batch.conversation(Objects.requireNonNull(claimed(key)).id());
    }

    /** The conversations that an item's keys led to before it was placed. */
    List<Conversation> known(Posted item) {
        List<Conversation> known = new ArrayList<>();
        known.add(batch.conversation(home(item)));
        addClaimed(known, ownKey(item));
        ThreadKey group = groupKey(item);
        if (group != null) {
            addClaimed(known, group);
        }
        return known;
    }

    private void addClaimed(List<Conversation> known, ThreadKey key) {
        Conversation conversation = claimed(key);
        if (conversation != null) {
            known.add(batch.conversation(conversation.id()));
        }
    }

    /** The conversation of an item whose keys were claimed; joins two that the item turns out to connect. */
    Conversation place(Posted item) {
        Conversation conversation = batch.conversation(home(item));
        if (item.thread().kind() != ThreadRef.Kind.DIRECT) {
            Conversation own = claimed(ownKey(item));
            if (own != null) {
                conversation = join(conversation, batch.conversation(own.id()));
            }
            if (!item.fromUs() && item.thread().key().equals(item.externalId())) {
                conversation = takeIn(item, conversation);
            }
        }
        return conversation;
    }

    /** The conversation whose case is shared by all that the policy groups together; the conversation itself by default. */
    Conversation group(Posted item, Conversation conversation) {
        ThreadKey key = groupKey(item);
        Conversation first = key == null ? null : claimed(key);
        return first == null ? conversation : batch.conversation(first.id());
    }

    private void knowRelatives(Collection<Posted> items) {
        Map<AccountId, Set<String>> wanted = new HashMap<>();
        for (Posted item : items) {
            ThreadRef thread = item.thread();
            Set<String> ids = wanted.computeIfAbsent(item.account(), a -> new HashSet<>());
            if (thread.post() != null && !thread.post().equals(item.externalId())) {
                ids.add(thread.post());
            }
            if (thread.kind() == ThreadRef.Kind.CHILD_OF) {
                ids.add(thread.key());
            }
        }
        wanted.forEach((account, ids) -> {
            if (!ids.isEmpty()) {
                batch.know(batch.session.messages().byExternalId(account, ids));
            }
        });
    }

    private void propose(Posted item) {
        ThreadKey primary = primaryKey(item);
        ThreadKey own = ownKey(item);
        Conversation proposal = proposals.get(primary);
        if (proposal == null) {
            Conversation ofParent = conversationOfParent(item);
            proposal = ofParent != null ? ofParent : proposals.getOrDefault(own, fresh(item, primary));
        }
        if (conversationOfParent(item) == null) {
            proposals.putIfAbsent(primary, proposal);
        }
        if (item.thread().kind() == ThreadRef.Kind.CHILD_OF) {
            proposals.putIfAbsent(own, proposal);
        }
        ThreadKey group = groupKey(item);
        if (group != null) {
            proposals.putIfAbsent(group, proposal);
        }
    }

    private ConversationId home(Posted item) {
        Conversation byKey = claimed(primaryKey(item));
        return byKey != null
                ? byKey.id()
                : Objects.requireNonNull(conversationOfParent(item)).id();
    }

    private @Nullable Conversation conversationOfParent(Posted item) {
        if (item.thread().kind() != ThreadRef.Kind.CHILD_OF) {
            return null;
        }
        Message parent = batch.message(item.account(), item.thread().key());
        ConversationId id = parent == null ? null : parent.placement().conversation();
        return id == null ? null : batch.conversation(id);
    }

    private @Nullable Conversation claimed(ThreadKey key) {
        return claimed.get(key);
    }

    private ThreadKey primaryKey(Posted item) {
        ThreadRef thread = item.thread();
        if (thread.kind() == ThreadRef.Kind.DIRECT) {
            return direct(item.account(), thread.key());
        }
        String post = thread.post();
        boolean underCustomersPost = post != null && isCustomers(batch.message(item.account(), post));
        return new ThreadKey(item.account(), "p:" + (underCustomersPost ? post : thread.key()));
    }

    private static boolean isCustomers(@Nullable Message post) {
        return post != null && post.isInbound() && !post.isAwaited();
    }

    private static ThreadKey ownKey(Posted item) {
        return new ThreadKey(item.account(), "p:" + item.externalId());
    }

    private @Nullable ThreadKey groupKey(Posted item) {
        String post = item.thread().post();
        if (policy == EngineSettings.Threading.PER_ROOT
                || post == null
                || item.fromUs()
                || item.visibility() == Visibility.PRIVATE
                || isCustomers(batch.message(item.account(), post))) {
            return null;
        }
        if (policy == EngineSettings.Threading.PER_POST) {
            return new ThreadKey(item.account(), "g:" + post);
        }
        return item.author() == null
                ? null
                : new ThreadKey(
                        item.account(), "g:" + post + "/" + item.author().externalId());
    }

    private Conversation fresh(Posted item, ThreadKey key) {
        return fresh(item.account(), item.visibility(), item.thread().post(), key);
    }

    private Conversation fresh(AccountId account, Visibility visibility, @Nullable String post, ThreadKey key) {
        return new Conversation(
                new ConversationId(batch.core.node().nextId()),
                account,
                visibility,
                key.key().substring(2),
                post,
                null,
                null);
    }

    /** A customer's own post takes in what came before it under it. */
    private Conversation takeIn(Posted item, Conversation conversation) {
        if (item.thread().post() != null) {
            return conversation;
        }
        Conversation all = conversation;
        List<Conversation> below = batch.session.threads().under(item.account(), List.of(item.externalId()));
        batch.knowConversations(below);
        for (Conversation one : below) {
            all = join(all, batch.conversation(one.id()));
        }
        return all;
    }

    /** Makes two conversations one. */
    Conversation join(Conversation into, Conversation other) {
        return into.id().equals(other.id()) ? into : new Joining(batch).join(into, other);
    }
}
