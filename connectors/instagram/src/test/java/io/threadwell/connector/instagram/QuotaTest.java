package io.threadwell.connector.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.model.Content;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Documented quotas are kept before they are hit, and what is left of an account's share is kept for customers. */
final class QuotaTest {
    private final FakeInstagram instagram = new FakeInstagram();
    private final InstagramConnector connector =
            InstagramFixture.connector(instagram, InstagramFixture.config(instagram));

    @AfterEach
    void close() {
        instagram.close();
    }

    private void poll() {
        connector
                .facet(PollingSource.class)
                .orElseThrow()
                .poll(Accounts.account(), InstagramConfig.COMMENTS, null, Instant.EPOCH);
    }

    private void send(OutboundMessage message) {
        connector.facet(ReplySender.class).orElseThrow().send(Accounts.account(), message);
    }

    private void write() {
        send(Accounts.answer(Content.text("hello")));
    }

    private int calls() {
        return instagram.server().getAllServeEvents().size();
    }

    @Test
    void polling_rests_when_three_quarters_are_used_up_and_answers_go_on() {
        instagram.answerNext(
                200,
                "{\"data\":[]}",
                "X-Business-Use-Case-Usage",
                "{\"17841\":[{\"type\":\"instagram\",\"call_count\":12,\"total_time\":76}]}");
        poll();
        assertThatThrownBy(this::poll).isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                .isEqualTo(instagram.clock.instant().plus(Duration.ofMinutes(10))));
        assertThatCode(this::write).doesNotThrowAnyException();
        instagram.clock.advance(Duration.ofMinutes(10));
        assertThatCode(this::poll).doesNotThrowAnyException();
    }

    @Test
    void after_a_refusal_no_call_is_wasted() {
        instagram.answerNext(400, FakeAnswers.errorBody(80_002, 0));
        assertThatThrownBy(this::write).isInstanceOf(RateLimited.class);
        assertThatThrownBy(this::poll).isInstanceOf(RateLimited.class);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void of_two_looks_at_conversations_in_a_second_one_is_left_for_customers() {
        instagram.standing = true;
        PollingSource polling = connector.facet(PollingSource.class).orElseThrow();
        ReplySender sender = connector.facet(ReplySender.class).orElseThrow();
        polling.poll(Accounts.account(), InstagramConfig.CONVERSATIONS, null, Instant.EPOCH);
        assertThatThrownBy(() -> polling.poll(Accounts.account(), InstagramConfig.CONVERSATIONS, null, Instant.EPOCH))
                .isInstanceOf(RateLimited.class);
        OutboundMessage lost = Accounts.answer(Content.text("did it arrive?"));
        assertThatCode(() -> sender.find(Accounts.account(), lost, Instant.EPOCH))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> sender.find(Accounts.account(), lost, Instant.EPOCH))
                .isInstanceOf(RateLimited.class);
        assertThat(calls()).isEqualTo(2);
    }
}
