package io.threadwell.store.jdbc.internal;

import static java.util.stream.Collectors.toMap;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.Conversation;
import io.threadwell.api.model.ConversationId;
import io.threadwell.api.model.Visibility;
import io.threadwell.api.store.ThreadKey;
import io.threadwell.api.store.ThreadStore;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

final class Threads implements ThreadStore {
    private static final String COLUMNS =
            "c.id, c.account, c.visibility, c.thread_key, c.post, c.case_id, c.joined_into from ";
    private static final String INSERT =
            "insert into tw_conversation (id, workspace, account, visibility, thread_key, post, case_id, joined_into)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE =
            "update tw_conversation set visibility = ?, thread_key = ?, post = ?, case_id = ?, joined_into = ?"
                    + " where id = ? and workspace = ?";
    private static final String LED =
            "insert into tw_conversation_case (workspace, case_id, conversation) values (?, ?, ?) on conflict do nothing";
    private static final String FIND = "select " + COLUMNS
            + "each(?) finding {tw_conversation c where c.workspace = ? and c.id = value} c order by c.id";
    private static final String UNDER = "select " + COLUMNS
            + "each(?) finding {tw_conversation c where c.workspace = ? and c.account = ? and c.post = value"
            + " and c.joined_into is null} c order by c.id";
    private static final String OF_CASE = "select " + COLUMNS
            + "tw_conversation_case l join tw_conversation c on c.id = l.conversation and c.workspace = l.workspace"
            + " where l.workspace = ? and l.case_id = ? order by c.id";
    private static final String BIND =
            "insert into tw_thread_key (workspace, account, thread_key, conversation) values (?, ?, ?, ?)"
                    + " on conflict (workspace, account, thread_key) do update set conversation = excluded.conversation";
    private static final String REDIRECT =
            "update tw_thread_key set conversation = ? where workspace = ? and conversation = ?";

    private final Session session;

    Threads(Session session) {
        this.session = session;
    }

    @Override
    public Map<ThreadKey, Conversation> claim(Map<ThreadKey, Conversation> proposals) {
        if (proposals.isEmpty()) {
            return Map.of();
        }
        TreeMap<ThreadKey, ConversationId> wanted = new TreeMap<>();
        proposals.forEach((key, proposal) -> wanted.put(key, proposal.id()));
        Map<ThreadKey, ConversationId> led = session.sql().dialect().claimKeys(session.sql(), session.name(), wanted);
        Map<ConversationId, Conversation> stored =
                find(new HashSet<>(led.values())).stream().collect(toMap(Conversation::id, c -> c));
        Map<ConversationId, Conversation> fresh = new TreeMap<>();
        led.forEach((key, id) -> {
            Conversation proposal = Objects.requireNonNull(proposals.get(key));
            if (proposal.id().equals(id) && !stored.containsKey(id)) {
                fresh.putIfAbsent(id, proposal);
            }
        });
        insert(fresh.values());
        stored.putAll(fresh);
        Map<ThreadKey, Conversation> claimed = new HashMap<>();
        led.forEach((key, id) -> claimed.put(key, Objects.requireNonNull(stored.get(id), "a key leads nowhere")));
        return claimed;
    }

    @Override
    public void bind(ThreadKey key, ConversationId conversation) {
        session.sql().update(BIND, a -> a.text(session.name())
                .text(key.account().toString())
                .text(key.key())
                .number(conversation.value()));
    }

    @Override
    public void redirect(ConversationId from, ConversationId to) {
        session.sql()
                .update(REDIRECT, a -> a.number(to.value()).text(session.name()).number(from.value()));
    }

    @Override
    public List<Conversation> find(Collection<ConversationId> ids) {
        return ids.isEmpty()
                ? List.of()
                : session.sql()
                        .list(FIND, a -> a.ids(ids, ConversationId::value).text(session.name()), Threads::conversation);
    }

    @Override
    public List<Conversation> under(AccountId account, Collection<String> posts) {
        return posts.isEmpty()
                ? List.of()
                : session.sql()
                        .list(
                                UNDER,
                                a -> a.texts(new HashSet<>(posts))
                                        .text(session.name())
                                        .text(account.toString()),
                                Threads::conversation);
    }

    @Override
    public List<Conversation> ofCase(CaseId caseId) {
        return session.sql().list(OF_CASE, a -> a.text(session.name()).number(caseId.value()), Threads::conversation);
    }

    @Override
    public void update(Collection<Conversation> conversations) {
        List<Conversation> sorted = conversations.stream()
                .sorted(Comparator.comparing(Conversation::id))
                .toList();
        session.sql().batch(UPDATE, sorted, (a, c) -> a.name(c.visibility())
                .text(c.key())
                .text(c.postExternalId())
                .id(c.caseId(), CaseId::value)
                .id(c.joinedInto(), ConversationId::value)
                .number(c.id().value())
                .text(session.name()));
        remember(sorted);
    }

    private void insert(Collection<Conversation> conversations) {
        session.sql().batch(INSERT, conversations, (a, c) -> a.number(c.id().value())
                .text(session.name())
                .text(c.account().toString())
                .name(c.visibility())
                .text(c.key())
                .text(c.postExternalId())
                .id(c.caseId(), CaseId::value)
                .id(c.joinedInto(), ConversationId::value));
        remember(conversations);
    }

    /** A conversation stays with the cases that it has led to, also when it leads to a later one. */
    private void remember(Collection<Conversation> conversations) {
        List<Conversation> leading =
                conversations.stream().filter(c -> c.caseId() != null).toList();
        session.sql().batch(LED, leading, (a, c) -> a.text(session.name())
                .id(c.caseId(), CaseId::value)
                .number(c.id().value()));
    }

    private static Conversation conversation(Row row) {
        return new Conversation(
                new ConversationId(row.number()),
                row.account(),
                row.name(Visibility.class),
                row.text(),
                row.maybeText(),
                row.id(CaseId::new),
                row.id(ConversationId::new));
    }
}
