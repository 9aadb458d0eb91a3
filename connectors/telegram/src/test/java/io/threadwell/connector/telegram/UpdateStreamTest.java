package io.threadwell.connector.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.Conflict;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent.Posted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Updates are confirmed only when they are stored, and none is lost. */
final class UpdateStreamTest {
    private final FakeTelegram telegram = new FakeTelegram();
    private final PollingSource stream = TelegramFixture.connector(telegram, TelegramConfig.builder())
            .facet(PollingSource.class)
            .orElseThrow();

    @AfterEach
    void close() {
        telegram.close();
    }

    private PollPage poll(@Nullable String cursor) {
        return stream.poll(Accounts.acme(), "updates", cursor, Instant.EPOCH);
    }

    private static List<String> ids(PollPage page) {
        List<String> ids = new ArrayList<>();
        page.events().forEach(event -> ids.add(((Posted) event).externalId()));
        return ids;
    }

    @Test
    void what_was_not_stored_comes_again_and_what_was_does_not() {
        String first = telegram.write("501", "one");
        PollPage lost = poll(null);
        PollPage kept = poll(null);
        assertThat(ids(lost)).containsExactly(first);
        assertThat(ids(kept)).containsExactly(first);
        String second = telegram.write("501", "two");
        assertThat(ids(poll(kept.cursor()))).containsExactly(second);
        assertThat(telegram.calls("getUpdates").get(2).json().longValue("offset", 0))
                .isEqualTo(502);
    }

    @Test
    void after_a_quiet_week_smaller_numbers_are_not_lost() {
        telegram.write("501", "one");
        String cursor = poll(null).cursor();
        String confirmed = poll(cursor).cursor();
        telegram.countOnFrom(3);
        String late = telegram.write("501", "after a week");
        assertThat(ids(poll(confirmed))).containsExactly(late);
    }

    @Test
    void a_full_page_is_followed_at_once() {
        for (int i = 0; i < 120; i++) {
            telegram.write("501", "question " + i);
        }
        PollPage first = poll(null);
        assertThat(first.events()).hasSize(100);
        assertThat(first.comeAgain()).isZero();
        PollPage second = poll(first.cursor());
        assertThat(second.events()).hasSize(20);
        assertThat(second.comeAgain()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_second_reader_and_a_webhook_are_told_apart() {
        telegram.next(Reply.refused(409, "Conflict: terminated by other getUpdates request; make sure that only one"));
        assertThatThrownBy(() -> poll(null)).isInstanceOf(Conflict.class);
        telegram.next(Reply.refused(409, "Conflict: can't use getUpdates method while webhook is active"));
        assertThatThrownBy(() -> poll(null)).isInstanceOf(InvalidRequest.class);
        assertThatThrownBy(() -> poll("a word")).isInstanceOf(InvalidRequest.class);
    }
}
