package io.threadwell.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.webhook.Secret;
import io.threadwell.hubspot.Stub.Call;
import io.threadwell.hubspot.Stub.Reply;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.limit.Priority;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HubSpotClientTest {
    private final Stub stub = new Stub();

    @AfterEach
    void stop() {
        stub.close();
    }

    private HubSpotClient lasting() {
        return stub.client().access(HubSpotAccess.token(Secret.of("pat-1"))).build();
    }

    private HubSpotClient oauth() {
        return stub.client()
                .access(HubSpotAccess.oauth("client", Secret.of("secret"), Secret.of("refresh")))
                .build();
    }

    private static boolean isToken(Call call) {
        return call.path().equals("/oauth/2026-09/token");
    }

    @Test
    void what_is_wrong_is_told_all_at_once_without_secrets() {
        assertThatThrownBy(() -> HubSpotClient.builder()
                        .server(URI.create("http://api.hubapi.com"))
                        .access(HubSpotAccess.oauth(" ", Secret.of("top-secret"), Secret.of("refresh-secret")))
                        .callsInTenSeconds(0)
                        .searchesInASecond(0)
                        .keepDaily(-1)
                        .callTimeout(Duration.ZERO)
                        .build())
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContainingAll(
                        "server must be https",
                        "access is incomplete",
                        "callsInTenSeconds",
                        "searchesInASecond",
                        "keepDaily",
                        "callTimeout")
                .hasMessageNotContaining("top-secret")
                .hasMessageNotContaining("refresh-secret");
        assertThatThrownBy(() -> HubSpotClient.builder().build()).hasMessageContaining("access is missing");
        assertThat(HubSpotAccess.token(Secret.of("top-secret"))).hasToString("HubSpotAccess[token]");
    }

    @Test
    void a_lasting_token_goes_with_each_call() {
        lasting().ask(lasting().get("/crm/owners/2026-09"));
        assertThat(stub.calls).singleElement().satisfies(call -> assertThat(call.token())
                .isEqualTo("Bearer pat-1"));
    }

    @Test
    void tokens_are_renewed_before_they_end() {
        stub.answer(call -> isToken(call)
                ? Reply.of(200, "{\"access_token\":\"t" + stub.calls.size() + "\",\"expires_in\":1800}")
                : Reply.of(200, "{}"));
        HubSpotClient client = oauth();
        client.ask(client.get("/x"));
        client.ask(client.get("/x"));
        stub.clock.advance(Duration.ofMinutes(29));
        client.ask(client.get("/x"));
        assertThat(stub.calls)
                .extracting(Call::token)
                .containsExactly("null", "Bearer t1", "Bearer t1", "null", "Bearer t4");
        assertThat(stub.calls.get(0).text())
                .isEqualTo("grant_type=refresh_token&client_id=client&client_secret=secret&refresh_token=refresh");
    }

    @Test
    void a_call_whose_token_has_ended_is_made_once_more() {
        stub.answer(call -> {
            if (isToken(call)) {
                return Reply.of(200, "{\"access_token\":\"t" + stub.calls.size() + "\",\"expires_in\":1800}");
            }
            return call.token().equals("Bearer t1")
                    ? Reply.of(401, "{\"category\":\"EXPIRED_AUTHENTICATION\"}")
                    : Reply.of(200, "{\"ok\":true}");
        });
        HubSpotClient client = oauth();
        assertThat(client.ask(client.get("/x")).bool("ok")).isTrue();
        assertThat(stub.calls).hasSize(4);
    }

    @Test
    void another_401_is_no_sign_that_the_token_has_ended() {
        stub.answer(call -> isToken(call)
                ? Reply.of(200, "{\"access_token\":\"t\",\"expires_in\":1800}")
                : Reply.of(401, "{\"category\":\"INVALID_AUTHENTICATION\"}"));
        HubSpotClient client = oauth();
        assertThatThrownBy(() -> client.ask(client.get("/x"))).isInstanceOf(ReauthorizationRequired.class);
        assertThat(stub.calls).hasSize(2);
    }

    @Test
    void refused_refresh_tokens_and_clients_are_told_as_what_they_are() {
        HubSpotClient client = oauth();
        for (String body : new String[] {
            "{\"status\":\"BAD_REFRESH_TOKEN\"}", "{\"error\":\"invalid_grant\"}",
        }) {
            stub.answer(call -> Reply.of(400, body));
            assertThatThrownBy(() -> client.ask(client.get("/x")))
                    .isInstanceOf(ReauthorizationRequired.class)
                    .hasMessageContaining("refresh token");
        }
        stub.answer(call -> Reply.of(400, "{\"status\":\"BAD_CLIENT_SECRET\"}"));
        assertThatThrownBy(() -> client.ask(client.get("/x")))
                .isInstanceOf(ReauthorizationRequired.class)
                .hasMessageContaining("client");
        stub.answer(call -> Reply.of(200, "{}"));
        assertThatThrownBy(() -> client.ask(client.get("/x"))).isInstanceOf(Unavailable.class);
    }

    @Test
    void calls_stop_before_the_quota_of_ten_seconds_is_used_up() {
        stub.answer(call ->
                new Reply(200, "{}", Map.of("X-HubSpot-RateLimit-Max", "190", "X-HubSpot-RateLimit-Remaining", "1")));
        HubSpotClient client = lasting();
        client.ask(client.get("/x"));
        assertThatThrownBy(() -> client.ask(client.get("/x")))
                .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                        .isAfter(stub.clock.instant()));
        client.at(Priority.CUSTOMER).ask(client.get("/x"));
        stub.clock.advance(Duration.ofSeconds(11));
        client.ask(client.get("/x"));
        assertThat(stub.calls).hasSize(3);
    }

    @Test
    void what_others_need_of_the_day_is_left_to_them() {
        stub.answer(call -> new Reply(
                200,
                "{}",
                Map.of("X-HubSpot-RateLimit-Daily", "250000", "X-HubSpot-RateLimit-Daily-Remaining", "500")));
        HubSpotClient client = stub.client()
                .access(HubSpotAccess.token(Secret.of("pat")))
                .keepDaily(500)
                .build();
        client.ask(client.get("/x"));
        assertThatThrownBy(() -> client.ask(client.get("/x")))
                .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                        .isEqualTo(stub.clock.instant().plus(Duration.ofMinutes(15))));
        stub.clock.advance(Duration.ofMinutes(15));
        client.ask(client.get("/x"));
        assertThat(stub.calls).hasSize(2);
    }

    @Test
    void searches_have_a_quota_of_their_own() {
        HubSpotClient client = lasting();
        CrmSearch search = new CrmSearch(client, "contacts");
        for (int i = 0; i < 5; i++) {
            search.anyOf(Map.of("x", List.of("a")), Set.of());
        }
        assertThatThrownBy(() -> search.anyOf(Map.of("x", List.of("a")), Set.of()))
                .isInstanceOf(RateLimited.class)
                .hasMessageContaining("searches");
        client.ask(client.get("/x"));
        assertThat(stub.calls).hasSize(6);
    }

    @Test
    void after_a_429_nothing_is_called_until_it_ends_but_a_searchs_stops_no_other_call() {
        stub.answer(call -> call.path().endsWith("/search")
                ? Reply.of(429, "{\"policyName\":\"SECONDLY\"}")
                : Reply.of(429, "{\"policyName\":\"TEN_SECONDLY_ROLLING\"}"));
        HubSpotClient client = lasting();
        assertThatThrownBy(() -> client.ask(client.post("/crm/objects/2026-09/contacts/search", JsonObject.create())))
                .isInstanceOf(RateLimited.class);
        assertThatThrownBy(() -> client.ask(client.get("/x"))).isInstanceOf(RateLimited.class);
        assertThatThrownBy(() -> client.ask(client.get("/x"))).isInstanceOf(RateLimited.class);
        assertThat(stub.calls).hasSize(2);
    }
}
