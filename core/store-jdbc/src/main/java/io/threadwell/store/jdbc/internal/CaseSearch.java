package io.threadwell.store.jdbc.internal;

import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.store.CaseQuery;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A search for cases: one statement for each combination of what is asked. */
final class CaseSearch {
    private final StringBuilder conditions = new StringBuilder("tw_care_case c where c.workspace = ?");
    private final List<Args.Binding> bindings = new ArrayList<>();
    private final CaseQuery.Order order;

    CaseSearch(String workspace, CaseQuery query) {
        order = query.order();
        bindings.add(a -> a.text(workspace));
        if (!query.statuses().isEmpty()) {
            List<String> names =
                    query.statuses().stream().map(CaseStatus::name).sorted().toList();
            and("c.status = any(?)", a -> a.texts(names));
        }
        equal("c.queue", query.queue());
        equal("c.assignee", query.assignee());
        if (query.unqueued()) {
            and("c.queue is null", a -> {});
        }
        if (query.unassigned()) {
            and("c.assignee is null", a -> {});
        }
        Instant updatedAfter = query.updatedAfter();
        if (updatedAfter != null) {
            and("c.updated_at > ?", a -> a.instant(updatedAfter));
        }
        equal("c.account", query.account());
        if (query.person() != null) {
            equal("c.requester_account", query.person().account());
            equal("c.requester", query.person().externalId());
        }
        if (query.tag() != null) {
            String tag = CaseRow.tag(query.tag());
            and("instr(c.tags, ?) > 0", a -> a.text(tag));
        }
        if (query.text() != null) {
            String pattern = pattern(query.text());
            and(
                    "exists (select 1 from tw_message m where m.workspace = c.workspace and m.case_id = c.id"
                            + " and folded(m.body) like ? escape '!')",
                    a -> a.text(pattern));
        }
    }

    Page<CareCase> run(Sql database, PageRequest page) {
        boolean down = order == CaseQuery.Order.UPDATED_NEWEST || order == CaseQuery.Order.CREATED_NEWEST;
        boolean byChange = order == CaseQuery.Order.UPDATED_NEWEST || order == CaseQuery.Order.UPDATED_OLDEST;
        Paging.Mark after = Paging.after(page, down ? Paging.LAST : Paging.FIRST);
        String beyond = down ? " < " : " > ";
        if (byChange) {
            and("(c.updated_at, c.id)" + beyond + "(?, ?)", a -> a.number(after.position())
                    .number(after.number()));
        } else {
            and("c.id" + beyond + "?", a -> a.number(after.number()));
        }
        String way = down ? " desc" : "";
        String rows = CaseRow.SELECT + conditions + " order by " + (byChange ? "c.updated_at" + way + ", " : "")
                + "c.id" + way + " limit ?";
        bindings.add(a -> a.number(Paging.rows(page)));
        return Paging.page(
                database.list(rows, this::bind, CaseRow::read),
                page,
                c -> new Paging.Mark(Micros.of(c.clock().updatedAt()), c.id().toString()));
    }

    long count(Sql database) {
        return database.first("select count(*) from " + conditions, this::bind, Row::number)
                .orElse(0L);
    }

    private void bind(Args args) {
        for (Args.Binding binding : bindings) {
            binding.to(args);
        }
    }

    private void equal(String column, @Nullable Object value) {
        if (value != null) {
            String text = value.toString();
            and(column + " = ?", a -> a.text(text));
        }
    }

    private void and(String condition, Args.Binding binding) {
        conditions.append(" and ").append(condition);
        bindings.add(binding);
    }

    private static String pattern(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return "%" + small.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
