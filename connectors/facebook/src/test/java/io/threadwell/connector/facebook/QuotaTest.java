package io.threadwell.connector.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Visibility;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is left of a page's quota is kept for customers. */
final class QuotaTest {
    private final GraphStub graph = new GraphStub();
    private final FacebookConnector connector = FacebookFixture.connector(graph);
    private final GraphItem comment = graph.comment(GraphStub.POST, "501", "a question");

    @AfterEach
    void close() {
        graph.close();
    }

    private void poll() {
        connector
                .facet(PollingSource.class)
                .orElseThrow()
                .poll(Accounts.page(), "feed", null, Instant.parse("2025-03-01T00:00:00Z"));
    }

    private void reply() {
        OutboundMessage reply =
                Accounts.answer(Visibility.PUBLIC, Accounts.to(comment), Content.text("hello"), graph.clock.instant());
        connector.facet(ReplySender.class).orElseThrow().send(Accounts.page(), reply);
    }

    private int calls() {
        return graph.server().getAllServeEvents().size();
    }

    @Test
    void polling_rests_when_three_quarters_are_used_up_and_replies_go_on() {
        graph.answerNext(200, "{\"data\":[]}", "X-App-Usage", "{\"call_count\":12,\"total_time\":76}");
        poll();
        assertThatThrownBy(this::poll).isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                .isEqualTo(graph.clock.instant().plus(Duration.ofMinutes(10))));
        assertThat(calls()).isEqualTo(1);
        assertThatCode(this::reply).doesNotThrowAnyException();
        graph.clock.advance(Duration.ofMinutes(10));
        assertThatCode(this::poll).doesNotThrowAnyException();
    }

    @Test
    void polling_goes_on_below_three_quarters() {
        graph.answerNext(200, "{\"data\":[]}", "X-App-Usage", "{\"call_count\":74}");
        poll();
        assertThatCode(this::poll).doesNotThrowAnyException();
    }

    @Test
    void nothing_goes_out_while_meta_takes_no_calls() {
        graph.answerNext(
                200,
                "{\"data\":[]}",
                "X-Business-Use-Case-Usage",
                "{\"1001\":[{\"type\":\"pages\",\"call_count\":100,\"estimated_time_to_regain_access\":7}]}");
        poll();
        assertThatThrownBy(this::reply).isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                .isEqualTo(graph.clock.instant().plus(Duration.ofMinutes(7))));
        assertThat(calls()).isEqualTo(1);
        graph.clock.advance(Duration.ofMinutes(7));
        assertThatCode(this::reply).doesNotThrowAnyException();
    }

    @Test
    void after_a_refusal_no_call_is_wasted() {
        graph.answerNext(400, GraphStub.errorBody(32, 0));
        assertThatThrownBy(this::reply).isInstanceOf(RateLimited.class);
        assertThatThrownBy(this::reply).isInstanceOf(RateLimited.class);
        assertThat(calls()).isEqualTo(1);
    }
}
