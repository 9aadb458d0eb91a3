package io.threadwell.connector.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.webhook.Secret;
import io.threadwell.connector.meta.GraphErrors.Meaning;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.signature.Hmac;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How calls are made, and when they are not. */
final class GraphTest {
    private final GraphServer server = new GraphServer();
    private final Graph graph = server.graph().build();

    @AfterEach
    void close() {
        server.close();
    }

    private void call(AccountContext account, Priority priority) {
        graph.call(account, HttpCall.get(graph.address("1", "feed")).named("look"), priority);
    }

    private void answer(ResponseDefinitionBuilder answer) {
        server.wire().stubFor(WireMock.any(WireMock.anyUrl()).willReturn(answer));
    }

    private static Instant refused(Throwable thrown) {
        return ((RateLimited) thrown).until();
    }

    @Test
    void addresses_have_the_version_but_for_those_that_have_none() {
        assertThat(graph.address("1_2", "a b", "c/d")).isEqualTo(server.uri() + "/v23.0/1_2/a%20b/c%2Fd");
        assertThat(graph.unversioned("access_token")).isEqualTo(server.uri() + "/access_token");
    }

    @Test
    void tokens_stand_in_the_header_and_the_proof_is_made_of_them() {
        Graph proving = server.graph().proof(Secret.of("app-secret")).build();
        proving.call(server.account("1"), HttpCall.get(proving.address("1")).named("look"), Priority.NORMAL);
        server.wire()
                .verify(WireMock.getRequestedFor(WireMock.urlPathEqualTo("/v23.0/1"))
                        .withHeader("Authorization", WireMock.equalTo("Bearer token-of-1"))
                        .withQueryParam(
                                "appsecret_proof",
                                WireMock.equalTo(Hmac.sha256("app-secret").hex(Signed.bytes("token-of-1")))));
    }

    @Test
    void without_a_secret_there_is_no_proof() {
        call(server.account("1"), Priority.NORMAL);
        server.wire().verify(WireMock.getRequestedFor(WireMock.urlEqualTo("/v23.0/1/feed")));
    }

    @Test
    void an_error_in_a_successful_answer_is_an_error() {
        answer(WireMock.okJson("{\"error\":{\"code\":100}}"));
        assertThatThrownBy(() -> call(server.account("1"), Priority.NORMAL)).isInstanceOf(InvalidRequest.class);
    }

    @Test
    void work_in_the_background_stops_at_three_quarters_and_answers_go_on() {
        answer(WireMock.okJson("{}").withHeader("X-App-Usage", "{\"call_count\":75}"));
        call(server.account("1"), Priority.BACKGROUND);
        assertThatThrownBy(() -> call(server.account("1"), Priority.BACKGROUND)).isInstanceOf(RateLimited.class);
        assertThatCode(() -> call(server.account("1"), Priority.CUSTOMER)).doesNotThrowAnyException();
    }

    @Test
    void one_account_that_is_throttled_stops_no_other_and_none_of_another_workspace() {
        answer(WireMock.okJson("{}")
                .withHeader(
                        "X-Business-Use-Case-Usage",
                        "{\"1\":[{\"call_count\":100,\"estimated_time_to_regain_access\":7}]}"));
        call(server.account("1"), Priority.CUSTOMER);
        answer(WireMock.okJson("{}"));
        Instant until = server.clock.instant().plus(Duration.ofMinutes(7));
        assertThatThrownBy(() -> call(server.account("1"), Priority.CUSTOMER))
                .satisfies(thrown -> assertThat(refused(thrown)).isEqualTo(until));
        assertThatCode(() -> call(server.account("2"), Priority.CUSTOMER)).doesNotThrowAnyException();
        assertThatCode(() -> call(server.account("other", "1"), Priority.CUSTOMER))
                .doesNotThrowAnyException();
        server.clock.advance(Duration.ofMinutes(7));
        assertThatCode(() -> call(server.account("1"), Priority.CUSTOMER)).doesNotThrowAnyException();
    }

    @Test
    void after_a_refusal_no_call_is_wasted() {
        answer(WireMock.badRequest().withBody("{\"error\":{\"code\":613}}"));
        assertThatThrownBy(() -> call(server.account("1"), Priority.CUSTOMER)).isInstanceOf(RateLimited.class);
        assertThatThrownBy(() -> call(server.account("1"), Priority.CUSTOMER)).isInstanceOf(RateLimited.class);
        assertThat(server.wire().getAllServeEvents()).hasSize(1);
    }

    @Test
    void a_person_who_gets_too_much_stops_nobody_else() {
        Graph own = server.graph()
                .errors(GraphErrors.common().with(Meaning.PERSON_THROTTLED, 131056))
                .build();
        HttpCall send = HttpCall.get(own.address("1")).named("send");
        answer(WireMock.badRequest().withBody("{\"error\":{\"code\":131056}}"));
        assertThatThrownBy(() -> own.call(server.account("1"), send, Priority.CUSTOMER))
                .isInstanceOf(RateLimited.class);
        answer(WireMock.okJson("{}"));
        assertThatCode(() -> own.call(server.account("1"), send, Priority.CUSTOMER))
                .doesNotThrowAnyException();
    }
}
