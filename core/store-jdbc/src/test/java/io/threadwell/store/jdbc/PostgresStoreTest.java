package io.threadwell.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.CommandId;
import io.threadwell.api.store.CareStore;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.Lane;
import io.threadwell.api.store.NodeId;
import io.threadwell.api.store.OutboxStore.LaneClaim;
import io.threadwell.api.store.OutboxStore.Next;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

@Timeout(120)
class PostgresStoreTest {
    private final String schema = RealPostgres.freshSchema();
    private final ExecutorService pool = Executors.newFixedThreadPool(16);

    @AfterEach
    void endThreads() {
        pool.shutdown();
    }

    private static String one(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(RealPostgres.url());
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(query)) {
            assertThat(results.next()).isTrue();
            return results.getString(1);
        }
    }

    @Test
    void the_tables_are_made_once_in_the_schema_and_with_the_prefix_given() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(RealPostgres.url());
        for (int i = 0; i < 2; i++) {
            try (CareStore store = JdbcStore.builder()
                    .dataSource(source)
                    .schema(schema)
                    .tablePrefix("care_")
                    .build()) {
                new Flow(store).apply(1 + 10L * i, 3);
            }
        }
        assertThat(one("select count(*) from " + schema + ".care_message")).isEqualTo("6");
        assertThat(one("select count(*) - count(distinct version) from " + schema
                        + ".care_schema_history where type = 'SQL'"))
                .isEqualTo("0");
        assertThat(one("select count(*) from pg_tables where schemaname = '" + schema
                        + "' and tablename not like 'care!_%' escape '!'"))
                .isEqualTo("0");
    }

    @Test
    void deliveries_that_are_stored_at_the_same_time_share_commits() throws Exception {
        try (CareStore store = RealPostgres.store(schema).build()) {
            NodeId node = store.nodes().join(Flow.T);
            long before = Long.parseLong(one("select pg_snapshot_xmax(pg_current_snapshot())"));
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                long first = 1 + 1000L * i;
                running.add(pool.submit(() -> {
                    for (long id = first; id < first + 25; id++) {
                        store.deliveries().append(Flow.delivery(id, 100), node);
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
            long after = Long.parseLong(one("select pg_snapshot_xmax(pg_current_snapshot())"));
            assertThat(store.backlog().deliveries()).isEqualTo(400);
            assertThat(after - before).isLessThan(200);
        }
    }

    @Test
    void a_command_that_comes_while_its_lane_is_given_back_idle_is_not_stranded() throws Exception {
        try (CareStore store = RealPostgres.store(schema).build()) {
            NodeId node = store.nodes().join(Flow.T);
            Lane lane = new Lane(Flow.DESK, new CaseId(1));
            enqueue(store, 1, lane);
            LaneClaim claim = store.transact(Flow.WS, s -> s.outbox().claim(Flow.DESK, node, Flow.T, 9, 9))
                    .get(0);
            CountDownLatch enqueued = new CountDownLatch(1);
            Future<Boolean> writer = pool.submit(() -> store.transact(Flow.WS, s -> {
                s.outbox().enqueue(List.of(Command.waiting(new CommandId(2), lane, "sync", Map.of(), Flow.T)));
                enqueued.countDown();
                awaitSomebodyWaiting();
                return true;
            }));
            enqueued.await();
            store.transact(Flow.WS, s -> {
                s.outbox().release(List.of(claim.release(new Next.Idle())));
                return true;
            });
            assertThat(writer.get()).isTrue();
            List<LaneClaim> next = store.transact(Flow.WS, s -> s.outbox().claim(Flow.DESK, node, Flow.T, 9, 9));
            assertThat(next).hasSize(1);
            assertThat(next.get(0).commands()).hasSize(2);
        }
    }

    private static void enqueue(CareStore store, long id, Lane lane) {
        store.transact(Flow.WS, s -> {
            s.outbox().enqueue(List.of(Command.waiting(new CommandId(id), lane, "sync", Map.of(), Flow.T)));
            return true;
        });
    }

    private static void awaitSomebodyWaiting() {
        try {
            while (one("select count(*) from pg_locks where not granted").equals("0")) {
                Thread.onSpinWait();
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void two_that_wait_for_each_other_both_get_through() throws Exception {
        try (CareStore store = RealPostgres.store(schema).build()) {
            new Flow(store).apply(1, 2);
            CyclicBarrier both = new CyclicBarrier(2);
            AtomicInteger runs = new AtomicInteger();
            List<Future<Integer>> running = new ArrayList<>();
            for (List<Long> order : List.of(List.of(1L, 2L), List.of(2L, 1L))) {
                AtomicInteger own = new AtomicInteger();
                running.add(pool.submit(() -> store.transact(Flow.WS, s -> {
                    runs.incrementAndGet();
                    int found =
                            s.cases().lock(List.of(new CaseId(order.get(0)))).size();
                    if (own.incrementAndGet() == 1) {
                        meet(both);
                    }
                    return found
                            + s.cases().lock(List.of(new CaseId(order.get(1)))).size();
                })));
            }
            assertThat(running.get(0).get()).isEqualTo(2);
            assertThat(running.get(1).get()).isEqualTo(2);
            assertThat(runs).hasValue(3);
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_transaction_cannot_begin_within_another() {
        try (CareStore store = RealPostgres.store(schema).build()) {
            assertThatThrownBy(() -> store.transact(Flow.WS, s -> store.transact(Flow.WS, inner -> 1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("within another");
        }
    }

    @Test
    void a_session_that_reads_cannot_change_anything() {
        try (CareStore store = RealPostgres.store(schema).build()) {
            assertThatThrownBy(() -> store.read(Flow.WS, s -> {
                        s.cursors().put("a", "b");
                        return 1;
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_token_without_a_master_key_is_refused_with_what_to_do() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(RealPostgres.url());
        try (CareStore store =
                JdbcStore.builder().dataSource(source).schema(schema).build()) {
            assertThatThrownBy(() -> store.accounts().saveToken(AccountId.of("fake", "1"), Token.lasting("t"), 0L))
                    .isInstanceOf(InvalidRequest.class)
                    .hasMessageContaining("THREADWELL_MASTER_KEY");
        }
    }

    @Test
    void a_server_that_is_not_there_is_unavailable_and_its_password_is_not_told() {
        assertThatThrownBy(() -> JdbcStore.open("jdbc:postgresql://127.0.0.1:1/none?user=u&password=very-secret"))
                .isInstanceOf(Unavailable.class)
                .hasMessageNotContaining("very-secret");
    }
}
