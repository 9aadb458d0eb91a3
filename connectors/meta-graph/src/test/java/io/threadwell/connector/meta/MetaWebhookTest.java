package io.threadwell.connector.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.ErasureAsked;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Withdrawn;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Network;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.Verification;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.signature.Hmac;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is let in, and what becomes of callbacks. */
final class MetaWebhookTest {
    private static final Network NETWORK = new Network("example");
    private static final Secret SECRET = Secret.of("app-secret");
    private static final Secret NEXT = Secret.of("next-secret");
    private static final byte[] BODY = Signed.bytes("{\"object\":\"page\",\"entry\":[]}");
    private static final byte[] FORM =
            Signed.form("{\"algorithm\":\"HMAC-SHA256\",\"issued_at\":1291836800,\"user_id\":\"77\"}", SECRET);
    private static final InboundEvent READ = new Noted(new AccountId(NETWORK, "1"), "read", Instant.EPOCH);

    private final MetaWebhook webhook = new MetaWebhook(Secret.of("ours"), delivery -> List.of(READ));
    private final MetaWebhook withCallbacks = new MetaWebhook(
            Secret.of("ours"),
            delivery -> List.of(READ),
            new Callbacks(NETWORK, URI.create("https://host.example/deletions?lang=en")));

    private static WebhookRequest post(String uri, Map<String, List<String>> headers, byte[] body) {
        return new WebhookRequest("POST", uri, Map.of(), headers, body);
    }

    private static WebhookRequest signed(Secret secret) {
        String hex = Hmac.sha256(secret.bytes()).hex(BODY);
        return post("/webhooks/meta", Map.of("X-Hub-Signature-256", List.of("sha256=" + hex)), BODY);
    }

    private static WebhookRequest challenge(String token) {
        Map<String, List<String>> query = Map.of(
                "hub.mode", List.of("subscribe"),
                "hub.verify_token", List.of(token),
                "hub.challenge", List.of("4711"));
        return new WebhookRequest("GET", "/webhooks/meta", query, Map.of(), new byte[0]);
    }

    private static int status(Verification verification) {
        return ((Verification.Rejected) verification).status();
    }

    @Test
    void deliveries_under_any_live_secret_are_taken_and_no_others() {
        assertThat(webhook.verify(signed(SECRET), List.of(NEXT, SECRET))).isEqualTo(Verification.accepted());
        assertThat(status(webhook.verify(signed(SECRET), List.of(NEXT)))).isEqualTo(401);
        assertThat(status(webhook.verify(signed(SECRET), List.of()))).isEqualTo(401);
        assertThat(status(webhook.verify(post("/webhooks/meta", Map.of(), BODY), List.of(SECRET))))
                .isEqualTo(401);
    }

    @Test
    void a_challenge_is_answered_to_whoever_knows_the_verify_token() {
        assertThat(webhook.verify(challenge("ours"), List.of()))
                .isInstanceOfSatisfying(
                        Verification.Challenge.class,
                        known -> assertThat(known.answer().body()).isEqualTo("4711"));
        assertThat(status(webhook.verify(challenge("theirs"), List.of()))).isEqualTo(403);
    }

    @Test
    void what_is_no_callback_is_read_as_a_delivery() {
        assertThat(withCallbacks.verify(signed(SECRET), List.of(SECRET))).isEqualTo(Verification.accepted());
        assertThat(withCallbacks.parse(Signed.delivery("meta", BODY))).containsExactly(READ);
    }

    @Test
    void a_signed_request_is_refused_where_none_are_taken() {
        assertThat(status(webhook.verify(post("/webhooks/meta/delete", Map.of(), FORM), List.of(SECRET))))
                .isEqualTo(401);
    }

    @Test
    void a_deletion_is_answered_with_a_page_and_a_code_and_is_asked_of_all_that_the_person_gave() {
        Verification taken =
                withCallbacks.verify(post("https://h.example/w/meta/delete?a=/b", Map.of(), FORM), List.of(SECRET));
        assertThat(taken).isInstanceOfSatisfying(Verification.Accepted.class, accepted -> {
            JsonValue answer = JsonValue.parse(accepted.answer().body());
            String code = answer.text("confirmation_code", "");
            assertThat(accepted.answer().contentType()).isEqualTo("application/json");
            assertThat(answer.text("url", "")).isEqualTo("https://host.example/deletions?lang=en&code=" + code);
            assertThat(withCallbacks.parse(Signed.delivery("meta/delete", FORM)))
                    .containsExactly(new ErasureAsked(
                            new AccountId(NETWORK, "77"), null, code, Instant.ofEpochSecond(1291836800)));
        });
    }

    @Test
    void access_that_is_taken_back_is_told_of_whoever_gave_it() {
        WebhookRequest request = post("/webhooks/meta/deauthorize/", Map.of(), FORM);
        assertThat(withCallbacks.verify(request, List.of(NEXT, SECRET))).isInstanceOf(Verification.Accepted.class);
        assertThat(withCallbacks.parse(Signed.delivery("meta/deauthorize", FORM)))
                .containsExactly(new Withdrawn(new AccountId(NETWORK, "77"), Instant.ofEpochSecond(1291836800)));
    }

    @Test
    void a_callback_that_nobody_signed_or_at_an_address_for_none_is_refused() {
        assertThat(status(withCallbacks.verify(post("/webhooks/meta/delete", Map.of(), FORM), List.of(NEXT))))
                .isEqualTo(401);
        assertThat(status(withCallbacks.verify(post("/webhooks/meta", Map.of(), FORM), List.of(SECRET))))
                .isEqualTo(404);
        assertThatThrownBy(() -> withCallbacks.parse(Signed.delivery("meta/elsewhere", FORM)))
                .isInstanceOf(InvalidRequest.class);
    }
}
