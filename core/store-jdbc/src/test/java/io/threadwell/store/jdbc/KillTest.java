package io.threadwell.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.Unavailable;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.store.CareStore;
import io.threadwell.api.store.NodeId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class KillTest {
    @TempDir
    Path folder = Path.of("");

    /** Another process: it appends deliveries with several threads, and says so after each. */
    static final class Appender {
        private static final int THREADS = 4;

        private Appender() {}

        public static void main(String[] args) {
            long first = Long.parseLong(args[1]);
            CareStore store = JdbcStore.sqlite(Path.of(args[0]));
            NodeId node = store.nodes().join(Flow.T);
            for (int t = 0; t < THREADS; t++) {
                long begin = first + t;
                new Thread(() -> append(store, node, begin)).start();
            }
        }

        private static void append(CareStore store, NodeId node, long begin) {
            for (long id = begin; ; id += THREADS) {
                store.deliveries().append(Flow.delivery(id, 300), node);
                System.out.println("acknowledged " + id + " whole");
            }
        }
    }

    private Process start(Path file, long first) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Appender.class.getName(),
                        file.toString(),
                        Long.toString(first))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** What a process has acknowledged when it is killed after a number of deliveries. */
    private static List<Long> killAfter(Process process, int count) throws IOException {
        List<Long> acknowledged = new ArrayList<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null) {
                String[] words = line.split(" ");
                if (words.length == 3) {
                    acknowledged.add(Long.parseLong(words[1]));
                }
                if (acknowledged.size() == count) {
                    // the handle's kill leaves the stream open: what was acknowledged last must count, too
                    process.toHandle().destroyForcibly();
                }
                line = lines.readLine();
            }
        }
        process.onExit().join();
        return acknowledged;
    }

    private void killAndLook(int times) throws IOException {
        Path file = folder.resolve("care.db");
        List<Long> acknowledged = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            acknowledged.addAll(killAfter(start(file, 1 + 1_000_000L * i), 200 + 37 * i));
        }
        assertThat(acknowledged.size()).isGreaterThanOrEqualTo(200 * times);
        try (CareStore store = JdbcStore.sqlite(file)) {
            NodeId node = store.nodes().join(Flow.T);
            assertThat(acknowledged)
                    .allSatisfy(id -> assertThat(store.deliveries().find(new DeliveryId(id)))
                            .isPresent());
            long waiting = store.backlog().deliveries();
            assertThat(waiting).isGreaterThanOrEqualTo(acknowledged.size());
            assertThat(store.deliveries().claim(node, Integer.MAX_VALUE)).hasSize((int) waiting);
        }
    }

    @Test
    void what_was_acknowledged_before_a_kill_is_there_after_it() throws IOException {
        killAndLook(1);
    }

    @Test
    @Tag("long")
    void what_was_acknowledged_before_many_kills_is_there_after_them() throws IOException {
        killAndLook(15);
    }

    @Test
    void a_second_process_on_the_same_file_is_refused() throws IOException {
        Path file = folder.resolve("care.db");
        Process other = start(file, 1);
        try (BufferedReader lines = other.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).startsWith("acknowledged");
            assertThatThrownBy(() -> JdbcStore.sqlite(file))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("one process at a time");
        } finally {
            other.destroyForcibly();
            other.onExit().join();
        }
        JdbcStore.sqlite(file).close();
    }
}
