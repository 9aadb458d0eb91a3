package io.threadwell.connector.mastodon.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.AccountId;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/** Whatever comes in, it is read, or it is said that it cannot be. */
@Tag("fuzz")
final class ReadingFuzzTest {
    private static final AccountId US = AccountId.of("mastodon", "acme@mastodon.example");

    @FuzzTest(maxDuration = "30s")
    void a_post_is_read_or_said_to_be_unreadable(byte[] body) {
        try {
            Status status = Status.of(US, JsonValue.parse(body));
            Optional<ThreadRef> thread = Threads.told(status);
            thread.ifPresent(told ->
                    assertThat(Items.edited(US, status, told).original()).isNotNull());
            assertThat(status.id()).isNotBlank();
        } catch (JsonProblem | Unreadable unreadable) {
            assertThat(unreadable).hasMessageMatching("(?s).+");
        }
    }

    @FuzzTest(maxDuration = "30s")
    void text_comes_of_any_html_and_can_be_counted_and_named(byte[] body) {
        String text = Html.plain(new String(body, StandardCharsets.UTF_8));
        assertThat(text.length()).isLessThanOrEqualTo(2 * body.length + 2);
        assertThat(Lengths.of(text, 23)).isNotNegative();
        assertThat(Mentions.naming(Mentions.leading(text, US), text, US)).isNotNull();
    }

    @FuzzTest(maxDuration = "30s")
    void lines_become_events_or_nothing(byte[] body) {
        SentEvents events = new SentEvents();
        new String(body, StandardCharsets.UTF_8).lines().forEach(line -> events.line(line)
                .ifPresent(told -> assertThat(told.kind() + told.data()).isNotNull()));
    }
}
