package io.threadwell.store.jdbc.internal;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.ConversationId;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.Revision;
import io.threadwell.api.store.MessageStore;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.store.TimeOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

final class Messages implements MessageStore {
    private static final String BY_EXTERNAL_ID = MessageRow.SELECT + "each(?) finding {tw_message m"
            + " where m.workspace = ? and m.account = ? and m.external_id = value} m order by m.id";
    private static final String BY_ID =
            MessageRow.SELECT + "each(?) finding {tw_message m where m.workspace = ? and m.id = value} m order by m.id";
    private static final String WITHOUT_EXTERNAL_ID = MessageRow.SELECT
            + "each(?) finding {tw_message m where m.workspace = ? and m.conversation = value"
            + " and m.external_id is null and m.direction = 'OUTBOUND'} m order by m.sent_at, m.id";
    private static final String MOVE = "update tw_message set conversation = ?,"
            + " case_id = case when case_id is null then null else ? end where workspace = ? and conversation = ?";
    private static final String OLDEST_FIRST = " and (m.sent_at, m.id) > (?, ?) order by m.sent_at, m.id limit ?";
    private static final String NEWEST_FIRST =
            " and (m.sent_at, m.id) < (?, ?) order by m.sent_at desc, m.id desc limit ?";
    private static final String OF_CONVERSATION =
            MessageRow.SELECT + "tw_message m where m.workspace = ? and m.conversation = ?";
    private static final String OF_CASE = MessageRow.SELECT + "tw_message m where m.workspace = ? and m.case_id = ?";
    private static final String LATEST_INBOUND =
            " and m.direction = 'INBOUND' and m.deleted_at is null order by m.sent_at desc, m.id desc limit 1";
    private static final String LATEST_OF_CONVERSATION =
            MessageRow.SELECT + "tw_message m where m.workspace = ? and m.conversation = ?" + LATEST_INBOUND;
    private static final String LATEST_OF_CASE =
            MessageRow.SELECT + "tw_message m where m.workspace = ? and m.case_id = ?" + LATEST_INBOUND;
    private static final String LATEST_RECEIVED_BY = MessageRow.SELECT
            + "tw_message m where m.workspace = ? and m.case_id = ? and m.received_at <= ?" + LATEST_INBOUND;
    private static final String PRIVATE_REPLIES = "select count(*) from tw_message where workspace = ? and account = ?"
            + " and parent = ? and direction = 'OUTBOUND' and visibility = 'PRIVATE' and status <> 'FAILED'";
    private static final String ADD_REVISION =
            "insert into tw_revision (workspace, message, revision_key, made_at, body) values (?, ?, ?, ?, ?)"
                    + " on conflict do nothing";
    private static final String REVISIONS = "select message, revision_key, made_at, body from tw_revision"
            + " where workspace = ? and message = ?"
            + " order by made_at, case when revision_key = 'original' then 0 else 1 end, revision_key";
    private static final String ERASE_REVISIONS = "delete from tw_revision where workspace = ? and message = ?";
    private static final String CLAIM_EVENTS = "insert into tw_event_key (workspace, scope, event_key)"
            + " select ?, ?, value from each(?) where true on conflict do nothing returning event_key";

    private final Session session;

    Messages(Session session) {
        this.session = session;
    }

    @Override
    public List<Message> byExternalId(AccountId account, Collection<String> externalIds) {
        return externalIds.isEmpty()
                ? List.of()
                : session.sql()
                        .list(
                                BY_EXTERNAL_ID,
                                a -> a.texts(new HashSet<>(externalIds))
                                        .text(session.name())
                                        .text(account.toString()),
                                MessageRow::read);
    }

    @Override
    public List<Message> byId(Collection<MessageId> ids) {
        return ids.isEmpty()
                ? List.of()
                : session.sql().list(BY_ID, a -> a.ids(ids, MessageId::value).text(session.name()), MessageRow::read);
    }

    @Override
    public void insert(Collection<Message> messages) {
        session.sql().batch(MessageRow.INSERT, sorted(messages), (a, m) -> MessageRow.bind(a, m)
                .text(session.name())
                .text(m.account().toString()));
    }

    @Override
    public void update(Collection<Message> messages) {
        session.sql().batch(MessageRow.UPDATE, sorted(messages), (a, m) -> MessageRow.bind(a, m)
                .text(session.name()));
    }

    @Override
    public List<Message> withoutExternalId(Collection<ConversationId> conversations) {
        return conversations.isEmpty()
                ? List.of()
                : session.sql()
                        .list(
                                WITHOUT_EXTERNAL_ID,
                                a -> a.ids(conversations, ConversationId::value).text(session.name()),
                                MessageRow::read);
    }

    @Override
    public void move(ConversationId from, ConversationId to, @Nullable CaseId caseId) {
        session.sql().update(MOVE, a -> a.number(to.value())
                .id(caseId, CaseId::value)
                .text(session.name())
                .number(from.value()));
    }

    @Override
    public Page<Message> ofConversation(ConversationId conversation, TimeOrder order, PageRequest page) {
        return page(OF_CONVERSATION, conversation.value(), order, page);
    }

    @Override
    public Page<Message> ofCase(CaseId caseId, TimeOrder order, PageRequest page) {
        return page(OF_CASE, caseId.value(), order, page);
    }

    @Override
    public Optional<Message> latestInbound(CaseId caseId) {
        return session.sql()
                .first(LATEST_OF_CASE, a -> a.text(session.name()).number(caseId.value()), MessageRow::read);
    }

    @Override
    public Optional<Message> latestInbound(CaseId caseId, Instant receivedBy) {
        return session.sql()
                .first(
                        LATEST_RECEIVED_BY,
                        a -> a.text(session.name()).number(caseId.value()).instant(receivedBy),
                        MessageRow::read);
    }

    @Override
    public Optional<Message> latestInbound(ConversationId conversation) {
        return session.sql()
                .first(
                        LATEST_OF_CONVERSATION,
                        a -> a.text(session.name()).number(conversation.value()),
                        MessageRow::read);
    }

    @Override
    public int privateReplies(AccountId account, String externalId) {
        return session.sql()
                .first(
                        PRIVATE_REPLIES,
                        a -> a.text(session.name()).text(account.toString()).text(externalId),
                        r -> (int) r.number())
                .orElse(0);
    }

    @Override
    public void addRevisions(Collection<Revision> revisions) {
        List<Revision> sorted = revisions.stream()
                .sorted(Comparator.comparing(Revision::message).thenComparing(Revision::key))
                .toList();
        session.sql().batch(ADD_REVISION, sorted, (a, r) -> a.text(session.name())
                .number(r.message().value())
                .text(r.key())
                .instant(r.at())
                .text(r.text()));
    }

    @Override
    public List<Revision> revisions(MessageId message) {
        return session.sql()
                .list(
                        REVISIONS,
                        a -> a.text(session.name()).number(message.value()),
                        r -> new Revision(new MessageId(r.number()), r.text(), r.instant(), r.text()));
    }

    @Override
    public void eraseRevisions(Collection<MessageId> messages) {
        session.sql().batch(ERASE_REVISIONS, messages, (a, m) -> a.text(session.name())
                .number(m.value()));
    }

    @Override
    public Set<String> claimEvents(String scope, Collection<String> keys) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        Set<String> sorted = new TreeSet<>(keys);
        return new HashSet<>(session.sql()
                .list(CLAIM_EVENTS, a -> a.text(session.name()).text(scope).texts(sorted), Row::text));
    }

    private Page<Message> page(String sql, long of, TimeOrder order, PageRequest page) {
        boolean oldest = order == TimeOrder.OLDEST_FIRST;
        Paging.Mark after = Paging.after(page, oldest ? Paging.FIRST : Paging.LAST);
        List<Message> rows = session.sql()
                .list(
                        sql + (oldest ? OLDEST_FIRST : NEWEST_FIRST),
                        a -> a.text(session.name())
                                .number(of)
                                .number(after.position())
                                .number(after.number())
                                .number(Paging.rows(page)),
                        MessageRow::read);
        return Paging.page(rows, page, m -> new Paging.Mark(Micros.of(m.sentAt()), m.id().toString()));
    }

    /** In one order, so that two writers meet on the same key first. */
    private static List<Message> sorted(Collection<Message> messages) {
        return messages.stream().sorted(Comparator.comparing(Message::id)).toList();
    }
}
