package io.threadwell.store.jdbc.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.threadwell.api.error.Conflict;
import io.threadwell.api.model.Actor;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseChanges;
import io.threadwell.api.model.CaseEvent;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.store.CaseQuery;
import io.threadwell.api.store.CaseStore;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.store.TimeOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

final class Cases implements CaseStore {
    private static final String ONE = "each(?) finding {tw_care_case c where c.workspace = ? and c.id = value";
    private static final String FIND = CaseRow.SELECT + ONE + "} c order by c.id";
    private static final String LOCK = CaseRow.SELECT + ONE + " for update} c order by c.id";
    private static final String ADD_EVENT = "insert into tw_case_event"
            + " (workspace, case_id, sequence, happened_at, actor_kind, actor, name, data) values (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String EVENTS = "select case_id, sequence, happened_at, actor_kind, actor, name, data"
            + " from tw_case_event where workspace = ? and case_id = ? and sequence";
    private static final String OLDEST_FIRST = EVENTS + " > ? order by sequence limit ?";
    private static final String NEWEST_FIRST = EVENTS + " < ? order by sequence desc limit ?";
    private static final String LINK =
            "insert into tw_ticket as t (workspace, case_id, system, ticket, url) values (?, ?, ?, ?, ?)"
                    + " on conflict (workspace, system, ticket) do update set gone = null where t.gone is not null";
    private static final String UNTIE =
            "update tw_ticket set gone = 1 where workspace = ? and system = ? and ticket = ?";
    private static final String LINKED = "select t.ticket, t.case_id from each(?) finding"
            + " {tw_ticket t where t.workspace = ? and t.system = ? and t.ticket = value} t";
    private static final String TICKETS = "select t.case_id, t.system, t.ticket, t.url from each(?) finding"
            + " {tw_ticket t where t.workspace = ? and t.system = ? and t.case_id = value and t.gone is null} t order by t.link";
    private static final String TICKETS_OF_CASE =
            "select system, ticket, url from tw_ticket where workspace = ? and case_id = ? and gone is null order by link";
    private static final String CASE_OF =
            "select case_id from tw_ticket where workspace = ? and system = ? and ticket = ?";

    private final Session session;

    Cases(Session session) {
        this.session = session;
    }

    @Override
    public List<CareCase> lock(Collection<CaseId> ids) {
        return cases(LOCK, ids);
    }

    @Override
    public List<CareCase> find(Collection<CaseId> ids) {
        return cases(FIND, ids);
    }

    @Override
    public void append(Collection<CaseEvent> events, Collection<CareCase> after) {
        List<CaseEvent> inOrder = events.stream()
                .sorted(Comparator.comparing(CaseEvent::caseId).thenComparing(CaseEvent::sequence))
                .toList();
        session.sql().batch(ADD_EVENT, inOrder, this::bind);
        Set<CaseId> opened = new HashSet<>();
        inOrder.stream().filter(e -> e.sequence() == 1).forEach(e -> opened.add(e.caseId()));
        List<CareCase> fresh = new ArrayList<>();
        List<CareCase> changed = new ArrayList<>();
        after.stream()
                .sorted(Comparator.comparing(CareCase::id))
                .forEach(c -> (opened.contains(c.id()) ? fresh : changed).add(c));
        session.sql().batch(CaseRow.INSERT, fresh, (a, c) -> CaseRow.bind(a, c).text(session.name()));
        int[] counts = session.sql()
                .batch(CaseRow.UPDATE, changed, (a, c) -> CaseRow.bind(a, c).text(session.name()));
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                throw new Conflict("case " + changed.get(i).id() + " is not there to be changed");
            }
        }
    }

    @Override
    public List<CaseEvent> events(CaseId id, long after, int limit) {
        return events(OLDEST_FIRST, id, after, limit);
    }

    @Override
    public Page<CaseEvent> events(CaseId id, TimeOrder order, PageRequest page) {
        boolean oldest = order == TimeOrder.OLDEST_FIRST;
        Paging.Mark after = Paging.after(page, oldest ? Paging.FIRST : Paging.LAST);
        return Paging.page(
                events(oldest ? OLDEST_FIRST : NEWEST_FIRST, id, after.number(), Paging.rows(page)),
                page,
                e -> new Paging.Mark(Micros.of(e.at()), Long.toString(e.sequence())));
    }

    private List<CaseEvent> events(String sql, CaseId id, long beyond, int limit) {
        return session.sql()
                .list(
                        sql,
                        a -> a.text(session.name())
                                .number(id.value())
                                .number(beyond)
                                .number(limit),
                        Cases::event);
    }

    @Override
    public Page<CareCase> query(CaseQuery query, PageRequest page) {
        return new CaseSearch(session.name(), query).run(session.sql(), page);
    }

    @Override
    public long count(CaseQuery query) {
        return new CaseSearch(session.name(), query).count(session.sql());
    }

    @Override
    public void link(Map<CaseId, ExternalRef> tickets) {
        TreeMap<CaseId, ExternalRef> sorted = new TreeMap<>(tickets);
        session.sql().batch(LINK, sorted.entrySet(), (a, link) -> a.text(session.name())
                .number(link.getKey().value())
                .text(link.getValue().system())
                .text(link.getValue().id())
                .text(link.getValue().url()));
        Map<String, List<ExternalRef>> bySystem = sorted.values().stream().collect(groupingBy(ExternalRef::system));
        Map<String, Map<String, CaseId>> linked = new HashMap<>();
        bySystem.forEach((system, refs) -> linked.put(system, linked(system, refs)));
        sorted.forEach((caseId, ticket) -> {
            CaseId tied = Objects.requireNonNull(linked.get(ticket.system())).get(ticket.id());
            if (!caseId.equals(tied)) {
                throw new Conflict("ticket " + ticket.id() + " of " + ticket.system() + " is tied to case " + tied
                        + ", not to case " + caseId);
            }
        });
    }

    @Override
    public void untie(ExternalRef ticket) {
        session.sql()
                .update(UNTIE, a -> a.text(session.name()).text(ticket.system()).text(ticket.id()));
    }

    @Override
    public Map<CaseId, ExternalRef> tickets(String system, Collection<CaseId> ids) {
        Map<CaseId, ExternalRef> last = new HashMap<>();
        if (!ids.isEmpty()) {
            session.sql()
                    .list(
                            TICKETS,
                            a -> a.ids(ids, CaseId::value).text(session.name()).text(system),
                            r -> Map.entry(new CaseId(r.number()), ticket(r)))
                    .forEach(e -> last.put(e.getKey(), e.getValue()));
        }
        return last;
    }

    @Override
    public List<ExternalRef> tickets(CaseId id) {
        return session.sql().list(TICKETS_OF_CASE, a -> a.text(session.name()).number(id.value()), Cases::ticket);
    }

    @Override
    public Optional<CaseId> caseOf(String system, String ticketId) {
        return session.sql()
                .first(CASE_OF, a -> a.text(session.name()).text(system).text(ticketId), r -> new CaseId(r.number()));
    }

    private List<CareCase> cases(String sql, Collection<CaseId> ids) {
        return ids.isEmpty()
                ? List.of()
                : session.sql()
                        .list(
                                sql,
                                a -> a.ids(ids.stream().sorted().toList(), CaseId::value)
                                        .text(session.name()),
                                CaseRow::read);
    }

    private Map<String, CaseId> linked(String system, List<ExternalRef> tickets) {
        List<String> ids = tickets.stream().map(ExternalRef::id).toList();
        return session
                .sql()
                .list(
                        LINKED,
                        a -> a.texts(ids).text(session.name()).text(system),
                        r -> Map.entry(r.text(), new CaseId(r.number())))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));
    }

    private static ExternalRef ticket(Row r) {
        return new ExternalRef(r.text(), r.text(), r.maybeText());
    }

    private void bind(Args a, CaseEvent e) {
        a.text(session.name())
                .number(e.caseId().value())
                .number(e.sequence())
                .instant(e.at())
                .name(e.actor().kind())
                .text(e.actor().id())
                .text(e.change().name())
                .facts(e.change().data());
    }

    private static CaseEvent event(Row r) {
        return new CaseEvent(
                new CaseId(r.number()),
                r.number(),
                r.instant(),
                new Actor(r.name(Actor.Kind.class), r.maybeText()),
                CaseChanges.read(r.text(), r.facts()));
    }
}
