package io.threadwell.store.jdbc.internal;

import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.store.CaseQuery;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A search for cases: one statement for each combination of what is asked. In time nearly all cases of a workspace are answered
 * ones, and nearly all searches are for the others; so an order by change is put together from one order for each status, and what
 * is answered is not read where nobody asks for it.
 */
final class CaseSearch {
    private static final Set<CaseStatus> ANSWERED = EnumSet.of(CaseStatus.SOLVED, CaseStatus.CLOSED);

    /** A statement with what it is given. */
    record Select(String sql, Args.Binding binding) {}

    private final StringBuilder conditions = new StringBuilder("tw_care_case c where c.workspace = ?");
    private final List<Args.Binding> bindings = new ArrayList<>();
    private final Set<CaseStatus> statuses;
    private final CaseQuery.Order order;
    /** Somebody's cases, or those of one queue, have an order of their own. */
    private final boolean narrow;

    CaseSearch(String workspace, CaseQuery query) {
        statuses = query.statuses();
        order = query.order();
        narrow = query.queue() != null || query.assignee() != null || query.person() != null;
        bindings.add(a -> a.text(workspace));
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
        Select select = select(page);
        return Paging.page(
                database.list(select.sql(), select.binding(), CaseRow::read),
                page,
                c -> new Paging.Mark(Micros.of(c.clock().updatedAt()), c.id().toString()));
    }

    long count(Sql database) {
        Select select = ofStatuses("select count(*) from ");
        return database.first(select.sql(), select.binding(), Row::number).orElse(0L);
    }

    Select select(PageRequest page) {
        boolean down = order == CaseQuery.Order.UPDATED_NEWEST || order == CaseQuery.Order.CREATED_NEWEST;
        Paging.Mark after = Paging.after(page, down ? Paging.LAST : Paging.FIRST);
        boolean byChange = order == CaseQuery.Order.UPDATED_NEWEST || order == CaseQuery.Order.UPDATED_OLDEST;
        return byChange ? byChange(down, after, Paging.rows(page)) : byAge(down, after, Paging.rows(page));
    }

    private Select byChange(boolean down, Paging.Mark after, int rows) {
        String way = down ? " desc" : "";
        String inOrder = " order by c.updated_at" + way + ", c.id" + way + " limit ?";
        String beyond = " and (c.updated_at, c.id)" + (down ? " < " : " > ") + "(?, ?)" + inOrder;
        Args.Binding mark =
                a -> a.number(after.position()).number(after.number()).number(rows);
        if (narrow) {
            return then(ofStatuses(CaseRow.SELECT), beyond, mark);
        }
        Collection<CaseStatus> each = statuses.isEmpty() ? EnumSet.allOf(CaseStatus.class) : EnumSet.copyOf(statuses);
        String part = "select * from (" + CaseRow.SELECT + conditions + " and c.status = ?" + beyond + ") c";
        String parts = String.join(" union all ", Collections.nCopies(each.size(), part));
        return new Select("select * from (" + parts + ") c" + inOrder, a -> {
            for (CaseStatus status : each) {
                bind(a);
                mark.to(a.name(status));
            }
            a.number(rows);
        });
    }

    private Select byAge(boolean down, Paging.Mark after, int rows) {
        // The plus keeps a database from walking by age through all that was ever answered: the few that wait are
        // sooner sorted.
        String id = !statuses.isEmpty() && statuses.stream().noneMatch(ANSWERED::contains) ? "+c.id" : "c.id";
        String beyond =
                " and " + id + (down ? " < ? order by " : " > ? order by ") + id + (down ? " desc" : "") + " limit ?";
        return then(ofStatuses(CaseRow.SELECT), beyond, a -> a.number(after.number())
                .number(rows));
    }

    private Select ofStatuses(String what) {
        if (statuses.isEmpty()) {
            return new Select(what + conditions, this::bind);
        }
        List<String> names = statuses.stream().map(CaseStatus::name).sorted().toList();
        return new Select(what + conditions + " and c.status = any(?)", a -> {
            bind(a);
            a.texts(names);
        });
    }

    private static Select then(Select begin, String rest, Args.Binding binding) {
        return new Select(begin.sql() + rest, a -> {
            begin.binding().to(a);
            binding.to(a);
        });
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
