package io.threadwell.connector.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How far a list goes. */
final class GraphListTest {
    private static GraphList list(String json) {
        return GraphList.of(JsonValue.parse(json));
    }

    @Test
    void a_list_goes_on_where_there_is_a_next_part() {
        assertThat(list("{\"data\":[{}],\"paging\":{\"cursors\":{\"after\":\"c\"},\"next\":\"https://x\"}}")
                        .after())
                .isEqualTo("c");
        assertThat(list("{\"data\":[{}],\"paging\":{\"cursors\":{\"after\":\"c\"}}}")
                        .after())
                .isNull();
        assertThat(list("{\"data\":[{}],\"paging\":{\"next\":\"https://x\"}}").after())
                .isNull();
        assertThat(list("{}").items()).isEmpty();
    }

    @Test
    void what_follows_is_older_only_in_a_list_that_is_in_order() {
        Instant from = Instant.parse("2025-03-03T10:00:00Z");
        String older = "{\"created_time\":\"2025-03-03T09:00:00+0000\"}";
        String newer = "{\"created_time\":\"2025-03-03T11:00:00+0000\"}";
        assertThat(list("{\"data\":[" + newer + "," + older + "]}").endsBefore(from))
                .isTrue();
        assertThat(list("{\"data\":[" + older + "," + newer + "]}").endsBefore(from))
                .isFalse();
        assertThat(list("{\"data\":[" + newer + "]}").endsBefore(from)).isFalse();
        assertThat(list("{\"data\":[" + older + "]}").endsBefore(from, "timestamp"))
                .isFalse();
        assertThat(list("{\"data\":[]}").endsBefore(from)).isFalse();
    }
}
