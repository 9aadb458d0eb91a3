package io.threadwell.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.store.CareStore;
import io.threadwell.api.store.NodeId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How fast the way of the data is. It prints what it measures and demands only what no machine should miss. */
@Tag("bench")
class ThroughputTest {
    private static final int BATCH = 256;
    private static final int BATCHES = 80;
    private static final int WRITERS = 16;

    @Test
    void sqlite(@TempDir Path folder) throws Exception {
        try (CareStore store = JdbcStore.sqlite(folder.resolve("care.db"))) {
            measure("SQLite", store);
        }
    }

    @Test
    void postgresql() throws Exception {
        try (CareStore store = RealPostgres.store(RealPostgres.freshSchema()).build()) {
            measure("PostgreSQL", store);
        }
    }

    private static void measure(String name, CareStore store) throws Exception {
        NodeId node = store.nodes().join(Flow.T);
        appends(store, node, 1, 1_000);
        double appended = perSecond(20_000, () -> appends(store, node, 1_001, 20_000));
        Flow flow = new Flow(store);
        for (int i = 0; i < 10; i++) {
            flow.apply(1 + (long) i * BATCH, BATCH);
        }
        double applied = perSecond(BATCH * BATCHES, () -> {
            for (int i = 10; i < 10 + BATCHES; i++) {
                flow.apply(1 + (long) i * BATCH, BATCH);
            }
        });
        int[] sent = {0};
        double delivered = perSecond(BATCH * BATCHES, () -> {
            for (int n = flow.send(node, 100); n > 0; n = flow.send(node, 100)) {
                sent[0] += n;
            }
        });
        System.out.printf(
                "%s: appended %.0f/s by %d writers, applied %.0f messages/s in transactions of %d, sent %.0f commands/s%n",
                name, appended, WRITERS, applied, BATCH, delivered);
        assertThat(sent[0]).isEqualTo(BATCH * (BATCHES + 10));
        assertThat(applied).isGreaterThan(300);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double perSecond(int count, Work work) throws Exception {
        long begin = System.nanoTime();
        work.run();
        return count * 1e9 / (System.nanoTime() - begin);
    }

    private static void appends(CareStore store, NodeId node, long first, int count)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(WRITERS);
        List<Future<?>> running = new ArrayList<>();
        for (int w = 0; w < WRITERS; w++) {
            int writer = w;
            running.add(pool.submit(() -> {
                for (long id = first + writer; id < first + count; id += WRITERS) {
                    store.deliveries().append(Flow.delivery(id, 900), node);
                }
            }));
        }
        for (Future<?> one : running) {
            one.get();
        }
        pool.shutdown();
    }
}
