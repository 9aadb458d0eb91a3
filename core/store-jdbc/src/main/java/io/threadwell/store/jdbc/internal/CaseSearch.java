package io.threadwell.store.jdbc.internal;

import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.store.CaseQuery;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A search for cases: one statement for each combination of what is asked. */
final class CaseSearch {
    private static final Paging.Mark START = new Paging.Mark(Long.MAX_VALUE, Long.toString(Long.MAX_VALUE));

    private final StringBuilder sql = new StringBuilder(CaseRow.SELECT).append("tw_care_case c where c.workspace = ?");
    private final List<Args.Binding> bindings = new ArrayList<>();

    CaseSearch(String workspace, CaseQuery query) {
        bindings.add(a -> a.text(workspace));
        if (!query.statuses().isEmpty()) {
            List<String> names =
                    query.statuses().stream().map(CaseStatus::name).sorted().toList();
            and("c.status = any(?)", a -> a.texts(names));
        }
        equal("c.queue", query.queue());
        equal("c.assignee", query.assignee());
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
        Paging.Mark after = Paging.after(page, START);
        and("(c.updated_at, c.id) < (?, ?)", a -> a.number(after.position()).number(after.number()));
        sql.append(" order by c.updated_at desc, c.id desc limit ?");
        bindings.add(a -> a.number(Paging.rows(page)));
        List<CareCase> rows = database.list(sql.toString(), this::bind, CaseRow::read);
        return Paging.page(rows, page, c -> new Paging.Mark(Micros.of(c.clock().updatedAt()), c.id().toString()));
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
        sql.append(" and ").append(condition);
        bindings.add(binding);
    }

    private static String pattern(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return "%" + small.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
