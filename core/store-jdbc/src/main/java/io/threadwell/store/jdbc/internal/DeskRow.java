package io.threadwell.store.jdbc.internal;

import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.store.DeskStore.DeskChange;
import io.threadwell.api.store.DeskStore.DeskComment;
import io.threadwell.api.store.DeskStore.DeskTicket;
import io.threadwell.api.store.DeskStore.DeskWrite;

/** The rows of the embedded desk. */
final class DeskRow {
    static final String TICKETS = "select ticket, external_id, subject, status, assignee, created_at, updated_at"
            + " from tw_desk_ticket where workspace = ?";
    static final String COMMENTS = "select ticket, agent, body, internal, made_at from tw_desk_comment"
            + " where workspace = ? and ticket = ? order by position";
    static final String CHANGES =
            "select change, external_id, ticket, write_key, given_id, subject, status, assignee, agent,"
                    + " body, internal, made_at from tw_desk_change where workspace = ? and change > ? order by change limit ?";

    private DeskRow() {}

    static DeskTicket ticket(Row r) {
        return new DeskTicket(
                r.number(), r.text(), r.text(), r.name(CaseStatus.class), r.maybeText(), r.instant(), r.instant());
    }

    static DeskComment comment(Row r) {
        return new DeskComment(r.number(), r.maybeText(), r.text(), r.flag(), r.instant());
    }

    static DeskChange change(Row r) {
        long number = r.number();
        String externalId = r.text();
        DeskWrite what = new DeskWrite(
                r.maybeNumber(),
                r.text(),
                r.maybeText(),
                r.maybeText(),
                r.maybeName(CaseStatus.class),
                r.maybeText(),
                r.maybeText(),
                r.maybeText(),
                r.flag(),
                r.instant());
        return new DeskChange(number, externalId, what);
    }
}
