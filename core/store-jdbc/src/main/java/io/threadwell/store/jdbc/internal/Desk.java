package io.threadwell.store.jdbc.internal;

import io.threadwell.api.error.NotFound;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.DeskStore;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.PageRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The embedded desk's tables in one workspace. */
final class Desk implements DeskStore {
    private static final String BY_NUMBER = DeskRow.TICKETS + " and ticket = ?";
    private static final String BY_STATUS = DeskRow.TICKETS + " and status = any(?)";
    private static final String PAGE =
            " and (updated_at, ticket) < (?, ?) order by updated_at desc, ticket desc limit ?";
    private static final String SOME = BY_STATUS + PAGE;
    private static final String ALL = DeskRow.TICKETS + PAGE;
    private static final String WRITTEN = "select k.write_key, k.ticket from each(?) finding"
            + " {tw_desk_key k where k.workspace = ? and k.write_key = value} k";
    private static final String LAST_CHANGE = "select changes from tw_desk where workspace = ?";
    private static final Paging.Mark START = new Paging.Mark(Long.MAX_VALUE, Long.toString(Long.MAX_VALUE));

    private final Transactions transactions;
    private final String workspace;

    Desk(Transactions transactions, WorkspaceId workspace) {
        this.transactions = transactions;
        this.workspace = workspace.value();
    }

    @Override
    public List<Long> write(List<DeskWrite> writes) {
        return writes.isEmpty() ? List.of() : transactions.write(sql -> new DeskWriting(sql, workspace).write(writes));
    }

    @Override
    public List<Optional<Long>> written(List<String> writeKeys) {
        if (writeKeys.isEmpty()) {
            return List.of();
        }
        Map<String, Long> known = transactions.look(sql -> written(sql, workspace, writeKeys));
        return writeKeys.stream()
                .map(key -> Optional.ofNullable(known.get(key)))
                .toList();
    }

    static Map<String, Long> written(Sql sql, String workspace, List<String> writeKeys) {
        Map<String, Long> known = new HashMap<>();
        sql.list(WRITTEN, a -> a.texts(new HashSet<>(writeKeys)).text(workspace), r -> Map.entry(r.text(), r.number()))
                .forEach(e -> known.put(e.getKey(), e.getValue()));
        return known;
    }

    @Override
    public Optional<DeskTicket> ticket(long number) {
        return transactions.look(sql -> ticket(sql, workspace, number));
    }

    static Optional<DeskTicket> ticket(Sql sql, String workspace, long number) {
        return sql.first(BY_NUMBER, a -> a.text(workspace).number(number), DeskRow::ticket);
    }

    @Override
    public Page<DeskTicket> tickets(List<CaseStatus> statuses, PageRequest page) {
        Paging.Mark after = Paging.after(page, START);
        List<String> names = statuses.stream().map(CaseStatus::name).toList();
        List<DeskTicket> rows = transactions.look(sql -> sql.list(
                names.isEmpty() ? ALL : SOME,
                a -> {
                    a.text(workspace);
                    if (!names.isEmpty()) {
                        a.texts(names);
                    }
                    a.number(after.position()).number(after.number()).number(Paging.rows(page));
                },
                DeskRow::ticket));
        return Paging.page(rows, page, t -> new Paging.Mark(Micros.of(t.updatedAt()), Long.toString(t.number())));
    }

    @Override
    public List<DeskComment> comments(long number) {
        return transactions.look(
                sql -> sql.list(DeskRow.COMMENTS, a -> a.text(workspace).number(number), DeskRow::comment));
    }

    @Override
    public List<DeskChange> changes(long after, int limit) {
        return transactions.look(sql ->
                sql.list(DeskRow.CHANGES, a -> a.text(workspace).number(after).number(limit), DeskRow::change));
    }

    @Override
    public long lastChange() {
        return transactions
                .look(sql -> sql.first(LAST_CHANGE, a -> a.text(workspace), Row::number))
                .orElse(0L);
    }

    static NotFound missing(long ticket) {
        return new NotFound("the desk has no ticket " + ticket);
    }
}
