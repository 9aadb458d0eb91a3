package io.threadwell.store.jdbc.internal;

import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.CommandId;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.CommandState;
import io.threadwell.api.store.Lane;
import io.threadwell.api.store.Target;

/** A command of the outbox as a row. */
final class CommandRow {
    /** The words of the partial index, which a statement must repeat for the index to serve it. */
    static final String OPEN = "c.state not in ('DONE', 'DISCARDED')";

    static final String SELECT = "select c.id, c.target, c.case_id, c.name, c.data, c.state, c.write_key, c.handle,"
            + " c.attempts, c.due, c.reason, c.first_sent_at from ";
    static final String INSERT =
            "insert into tw_command (state, write_key, handle, attempts, due, reason, first_sent_at,"
                    + " id, workspace, target, case_id, name, data) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    static final String MARK = "update tw_command set state = ?, write_key = ?, handle = ?, attempts = ?, due = ?,"
            + " reason = ?, first_sent_at = ? where id = ? and workspace = ? and exists (select 1 from tw_lane l"
            + " where l.workspace = ? and l.target = ? and l.case_id = ? and l.node = ? and l.state = 'BUSY')";

    private CommandRow() {}

    /** What changes, then the id. */
    static Args bind(Args a, Command c) {
        return a.name(c.state())
                .text(c.attempt().writeKey())
                .text(c.attempt().handle())
                .number(c.attempt().count())
                .instant(c.attempt().due())
                .text(c.attempt().reason())
                .instant(c.attempt().firstSentAt())
                .number(c.id().value());
    }

    static Args bindNew(Args a, Command c, String workspace) {
        return bind(a, c)
                .text(workspace)
                .text(c.lane().target().toString())
                .number(c.lane().caseId().value())
                .text(c.name())
                .facts(c.data());
    }

    static Command read(Row r) {
        return new Command(
                new CommandId(r.number()),
                new Lane(Target.parse(r.text()), new CaseId(r.number())),
                r.text(),
                r.facts(),
                r.name(CommandState.class),
                new Command.Attempt(
                        r.maybeText(), r.maybeText(), (int) r.number(), r.instant(), r.maybeText(), r.maybeInstant()));
    }
}
