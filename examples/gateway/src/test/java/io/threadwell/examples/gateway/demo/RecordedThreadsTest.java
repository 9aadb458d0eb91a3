package io.threadwell.examples.gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.model.Message;
import io.threadwell.store.jdbc.JdbcStore;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded support threads, of which only parents are known, are put together exactly, in whatever order they arrive. */
class RecordedThreadsTest {
    private static List<String> lines = List.of();
    private static Map<String, String> threads = Map.of();

    @TempDir
    private Path folder;

    @BeforeAll
    static void findTheRecording() throws IOException {
        Path shared = Path.of("").toAbsolutePath();
        while (shared != null && !Files.isDirectory(shared.resolve("../shared/data"))) {
            shared = shared.getParent();
        }
        assumeTrue(shared != null, "the recorded threads (../shared/data) are not on this machine");
        Path data = Objects.requireNonNull(shared).resolve("../shared/data");
        lines = Files.readAllLines(data.resolve("threads_twcs.jsonl"));
        threads = Files.readAllLines(data.resolve("threads_twcs_expected.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .collect(Collectors.toMap(row -> row[0], row -> row[1]));
    }

    @ParameterizedTest(name = "order {0}")
    @ValueSource(ints = {0, 1, 2, 3})
    void everyThreadIsOneConversationAndOneCase(int order) throws Exception {
        List<String> shuffled = new ArrayList<>(lines);
        if (order == 1) {
            Collections.reverse(shuffled);
        } else if (order > 1) {
            Collections.shuffle(shuffled, new Random(order));
        }
        Path file = Files.write(folder.resolve("shuffled.jsonl"), shuffled);

        List<Message> messages = play(Recording.of(file));

        assertThat(messages).hasSize(threads.size());
        assertThat(groups(messages, message -> message.placement().conversation()))
                .isEqualTo(groups(messages, message -> thread(message)));
        List<Message> inbound = messages.stream().filter(Message::isInbound).toList();
        assertThat(groups(inbound, message -> message.placement().caseId()))
                .isEqualTo(groups(inbound, message -> thread(message)));
    }

    private List<Message> play(Recording recording) throws InterruptedException {
        JdbcStore store = JdbcStore.sqlite(folder.resolve("threads.db"));
        try (DemoSite site = new DemoSite(store, InstantSource.system())) {
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
            assertThat(new Player(site, recording, new Progress(nowhere, false)).play())
                    .isTrue();
            return new Census(site).messages(List.copyOf(threads.keySet()));
        }
    }

    private static String thread(Message message) {
        return Objects.requireNonNull(threads.get(message.externalId()));
    }

    /** Which messages are together, whatever the groups are called. */
    private static Set<Set<String>> groups(List<Message> messages, Function<Message, ?> group) {
        Map<Object, Set<String>> groups = new HashMap<>();
        for (Message message : messages) {
            Object key = Objects.requireNonNullElse(group.apply(message), "none of " + message.externalId());
            groups.computeIfAbsent(key, k -> new HashSet<>()).add(message.externalId());
        }
        return new HashSet<>(groups.values());
    }
}
