package io.threadwell.store.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.store.CaseQuery;
import io.threadwell.api.store.PageRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** Which index a search walks: what is not asked for is not read, however much of it there is. */
class CaseSearchTest {
    private static final CaseQuery WAITING = CaseQuery.all().status(CaseStatus.NEW, CaseStatus.OPEN);

    @TempDir
    Path folder = Path.of("");

    private List<String> plan(CaseQuery query) throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("care.db"));
        Migrations.run(source, new Schema(null, "tw_"), "sqlite");
        CaseSearch.Select select = new CaseSearch("default", query).select(PageRequest.first(50));
        try (Connection connection = source.getConnection();
                Sql database = new Sql(connection, new SqliteDialect("tw_"))) {
            return database
                    .list("explain query plan " + select.sql(), select.binding(), row -> {
                        row.number();
                        row.number();
                        row.number();
                        return row.text();
                    })
                    .stream()
                    .filter(step -> step.contains(" c USING "))
                    .toList();
        }
    }

    @Test
    void an_order_by_change_walks_one_status_at_a_time_and_reads_no_other() throws SQLException {
        for (CaseQuery query : List.of(
                WAITING, WAITING.ofNobody().inNoQueue().tag("vip"), WAITING.order(CaseQuery.Order.UPDATED_OLDEST))) {
            assertThat(plan(query))
                    .hasSize(2)
                    .allMatch(step -> step.contains("tw_case_status (workspace=? AND status=? AND (updated_at,id)"));
        }
        assertThat(plan(CaseQuery.all())).hasSize(6).allMatch(step -> step.contains("tw_case_status"));
    }

    @Test
    void those_that_wait_are_sorted_by_age_without_reading_what_is_answered() throws SQLException {
        CaseQuery oldest = CaseQuery.all().order(CaseQuery.Order.CREATED_OLDEST);
        assertThat(plan(oldest.status(CaseStatus.OPEN)))
                .singleElement()
                .asString()
                .contains("tw_case_status (workspace=? AND status=?");
        for (CaseQuery query : List.of(oldest, oldest.status(CaseStatus.SOLVED))) {
            assertThat(plan(query)).singleElement().asString().contains("tw_case_created");
        }
    }

    @Test
    void somebodys_cases_and_those_of_a_queue_come_from_their_own_index() throws SQLException {
        PersonaKey anna = new PersonaKey(AccountId.of("net", "page"), "anna");
        assertThat(plan(WAITING.assignee("eve"))).singleElement().asString().contains("tw_case_assignee");
        assertThat(plan(WAITING.queue("billing"))).singleElement().asString().contains("tw_case_queue");
        assertThat(plan(WAITING.person(anna))).singleElement().asString().contains("tw_case_requester");
    }
}
