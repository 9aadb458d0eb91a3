package io.threadwell.store.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.Conflict;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.store.NodeId;
import io.threadwell.api.webhook.RawDelivery;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

@Timeout(60)
class SqliteTransactionsTest {
    private static final NodeId NODE = new NodeId(1);
    private static final String PUT = "insert into tw_cursor (workspace, name, place) values ('w', ?, 'x')";
    private static final String COUNT = "select count(*) from tw_cursor";

    @TempDir
    Path folder = Path.of("");

    private SqliteTransactions transactions = null;

    @BeforeEach
    void open() {
        SqliteFile file = SqliteFile.open(folder.resolve("care.db"));
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(file.url());
        Migrations.run(source, new Schema(null, "tw_"), "sqlite");
        transactions = new SqliteTransactions(file, new SqliteDialect("tw_"));
    }

    @AfterEach
    void close() {
        transactions.close();
    }

    private long count() {
        return transactions.look(sql -> sql.first(COUNT, a -> {}, Row::number)).orElseThrow();
    }

    private static RawDelivery delivery(long id) {
        return new RawDelivery(new DeliveryId(id), "hook", Instant.EPOCH, new byte[50_000]);
    }

    /** As if the disk had no room beyond what is used and a little more. */
    private void fillDisk() {
        transactions.write(sql -> sql.list("pragma max_page_count = 120", a -> {}, Row::number));
    }

    @Test
    void a_full_disk_refuses_and_what_was_acknowledged_is_there() {
        Deliveries deliveries = new Deliveries(transactions);
        fillDisk();
        List<Long> acknowledged = new ArrayList<>();
        assertThatThrownBy(() -> {
                    for (long id = 1; id <= 100; id++) {
                        deliveries.append(delivery(id), NODE);
                        acknowledged.add(id);
                    }
                })
                .isInstanceOf(Unavailable.class);
        assertThat(acknowledged).hasSizeLessThan(20);
        for (long id = 1; id <= 100; id++) {
            assertThat(deliveries.find(new DeliveryId(id)).isPresent()).isEqualTo(acknowledged.contains(id));
        }
    }

    @Test
    void the_writer_goes_on_when_the_disk_has_room_again() {
        Deliveries deliveries = new Deliveries(transactions);
        fillDisk();
        assertThatThrownBy(() -> {
                    for (long id = 1; id <= 100; id++) {
                        deliveries.append(delivery(id), NODE);
                    }
                })
                .isInstanceOf(Unavailable.class);
        for (long id = 201; id <= 300; id++) {
            deliveries.append(delivery(id), NODE);
        }
        assertThat(deliveries.find(new DeliveryId(300))).isPresent();
    }

    @Test
    void a_delivery_is_stored_before_other_work_that_has_waited_longer() throws Exception {
        Deliveries deliveries = new Deliveries(transactions);
        CountDownLatch holding = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        AtomicLong seen = new AtomicLong(-1);
        started(() -> transactions.write(sql -> {
            holding.countDown();
            await(gate);
            return sql.update(PUT, a -> a.text("holder"));
        }));
        holding.await();
        Thread other = started(() -> transactions.write(sql -> {
            seen.set(Deliveries.waiting(sql));
            return true;
        }));
        Thread delivery = started(() -> deliveries.append(delivery(1), NODE));
        gate.countDown();
        other.join();
        delivery.join();
        assertThat(seen).hasValue(1);
    }

    /** A thread that has come to where it waits. */
    private static Thread started(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }

    @Test
    void work_that_fails_takes_nothing_else_of_its_group_with_it() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(21);
        CountDownLatch holding = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        Future<Integer> holder = pool.submit(() -> transactions.write(sql -> {
            holding.countDown();
            await(gate);
            return sql.update(PUT, a -> a.text("holder"));
        }));
        holding.await();
        List<Future<Integer>> group = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            group.add(pool.submit(() -> transactions.write(sql -> {
                int changed = sql.update(PUT, a -> a.text("cursor " + number));
                if (number % 2 == 1) {
                    throw new Conflict("for the test");
                }
                return changed;
            })));
        }
        gate.countDown();
        assertThat(holder.get()).isEqualTo(1);
        for (int i = 0; i < 20; i++) {
            Future<Integer> one = group.get(i);
            if (i % 2 == 1) {
                assertThatThrownBy(one::get).hasCauseInstanceOf(Conflict.class);
            } else {
                assertThat(one.get()).isEqualTo(1);
            }
        }
        pool.shutdown();
        assertThat(count()).isEqualTo(11);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_failure_that_work_swallows_still_rolls_it_back() {
        transactions.write(sql -> sql.update(PUT, a -> a.text("one")));
        assertThatThrownBy(() -> transactions.write(sql -> {
                    sql.update(PUT, a -> a.text("two"));
                    try {
                        return sql.update(PUT, a -> a.text("one"));
                    } catch (Conflict swallowed) {
                        return 0;
                    }
                }))
                .isInstanceOf(Conflict.class);
        assertThat(count()).isEqualTo(1);
    }
}
