package io.threadwell.connector.bluesky.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordKeyTest {
    private static final Instant TIME = Instant.parse("2026-11-22T10:00:00.123Z");

    @Test
    void keysHaveTheFormOfTimeIds() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(RecordKey.of(TIME.plusSeconds(i * 86_400L), "k" + i, i % 4))
                    .matches("[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}");
        }
    }

    @Test
    void theSameMessageAlwaysHasTheSameKeyAndOthersHaveOthers() {
        assertThat(RecordKey.of(TIME, "a", 0)).isEqualTo(RecordKey.of(TIME, "a", 0));
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            keys.add(RecordKey.of(TIME, "message-" + i, 0));
        }
        assertThat(keys).hasSize(200);
        assertThat(RecordKey.of(TIME, "a", 1)).isNotEqualTo(RecordKey.of(TIME, "a", 0));
    }

    @Test
    void keysSortByTime() {
        assertThat(RecordKey.of(TIME, "z", 0)).isLessThan(RecordKey.of(TIME.plusMillis(1), "a", 0));
    }

    @Test
    void aKeyBesideAnotherKeepsItsTime() {
        String post = RecordKey.of(TIME, "post", 0);
        assertThat(RecordKey.beside(post, "like").substring(0, 10)).isEqualTo(post.substring(0, 10));
        assertThat(RecordKey.beside("self", "like")).hasSize(13).isEqualTo(RecordKey.beside("self", "like"));
    }
}
