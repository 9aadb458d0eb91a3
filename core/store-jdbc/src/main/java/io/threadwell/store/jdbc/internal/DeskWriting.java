package io.threadwell.store.jdbc.internal;

import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.store.DeskStore.DeskTicket;
import io.threadwell.api.store.DeskStore.DeskWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One transaction that writes to the embedded desk. It holds the row with the desk's counters, so that numbers are given in the
 * order of the commits and whoever reads changes after a number misses none.
 */
final class DeskWriting {
    private static final String BEGIN =
            "insert into tw_desk as d (workspace, tickets, comments, changes) values (?, 0, 0, 0)"
                    + " on conflict (workspace) do update set tickets = d.tickets returning tickets, comments, changes";
    private static final String END = "update tw_desk set tickets = ?, comments = ?, changes = ? where workspace = ?";
    private static final String CREATE = "insert into tw_desk_ticket"
            + " (workspace, ticket, external_id, subject, status, assignee, created_at, updated_at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String AMEND = "update tw_desk_ticket set status = coalesce(?, status),"
            + " assignee = coalesce(?, assignee), updated_at = case when updated_at < ? then ? else updated_at end"
            + " where workspace = ? and ticket = ?";
    private static final String COMMENT = "insert into tw_desk_comment"
            + " (workspace, ticket, position, agent, body, internal, made_at) values (?, ?, ?, ?, ?, ?, ?)";
    private static final String CHANGE =
            "insert into tw_desk_change (workspace, change, external_id, ticket, write_key,"
                    + " given_id, subject, status, assignee, agent, body, internal, made_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String KEY = "insert into tw_desk_key (workspace, write_key, ticket) values (?, ?, ?)";

    private record Counters(long tickets, long comments, long changes) {}

    private final Sql sql;
    private final String workspace;
    private long tickets;
    private long comments;
    private long changes;

    DeskWriting(Sql sql, String workspace) {
        this.sql = sql;
        this.workspace = workspace;
    }

    List<Long> write(List<DeskWrite> writes) {
        Counters begin = sql.first(BEGIN, a -> a.text(workspace), r -> new Counters(r.number(), r.number(), r.number()))
                .orElseThrow();
        tickets = begin.tickets();
        comments = begin.comments();
        changes = begin.changes();
        Map<String, Long> known =
                Desk.written(sql, workspace, writes.stream().map(DeskWrite::key).toList());
        List<Long> numbers = new ArrayList<>();
        for (DeskWrite write : writes) {
            numbers.add(known.computeIfAbsent(write.key(), key -> apply(write)));
        }
        sql.update(END, a -> a.number(tickets).number(comments).number(changes).text(workspace));
        return numbers;
    }

    private long apply(DeskWrite write) {
        Long named = write.ticket();
        DeskTicket ticket = named == null
                ? create(write)
                : Desk.ticket(sql, workspace, named).orElseThrow(() -> Desk.missing(named));
        if (named != null) {
            amend(ticket, write);
        }
        if (write.comment() != null) {
            comment(ticket, write);
        }
        if (write.agent() != null) {
            change(ticket, write);
        }
        sql.update(KEY, a -> a.text(workspace).text(write.key()).number(ticket.number()));
        return ticket.number();
    }

    private DeskTicket create(DeskWrite write) {
        DeskTicket ticket = new DeskTicket(
                ++tickets,
                Objects.requireNonNullElse(write.externalId(), ""),
                Objects.requireNonNullElse(write.subject(), ""),
                Objects.requireNonNullElse(write.status(), CaseStatus.NEW),
                write.assignee(),
                write.at(),
                write.at());
        sql.update(CREATE, a -> a.text(workspace)
                .number(ticket.number())
                .text(ticket.externalId())
                .text(ticket.subject())
                .name(ticket.status())
                .text(ticket.assignee())
                .instant(ticket.createdAt())
                .instant(ticket.updatedAt()));
        return ticket;
    }

    private void amend(DeskTicket ticket, DeskWrite write) {
        sql.update(AMEND, a -> a.name(write.status())
                .text(write.assignee())
                .instant(write.at())
                .instant(write.at())
                .text(workspace)
                .number(ticket.number()));
    }

    private void comment(DeskTicket ticket, DeskWrite write) {
        sql.update(COMMENT, a -> a.text(workspace)
                .number(ticket.number())
                .number(++comments)
                .text(write.agent())
                .text(write.comment())
                .flag(write.internal())
                .instant(write.at()));
    }

    private void change(DeskTicket ticket, DeskWrite write) {
        sql.update(CHANGE, a -> a.text(workspace)
                .number(++changes)
                .text(ticket.externalId())
                .maybe(write.ticket())
                .text(write.key())
                .text(write.externalId())
                .text(write.subject())
                .name(write.status())
                .text(write.assignee())
                .text(write.agent())
                .text(write.comment())
                .flag(write.internal())
                .instant(write.at()));
    }
}
