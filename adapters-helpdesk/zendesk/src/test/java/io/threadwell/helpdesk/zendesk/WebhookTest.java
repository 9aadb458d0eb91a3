package io.threadwell.helpdesk.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.Verification;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookSource;
import io.threadwell.support.signature.Hmac;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WebhookTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:09Z");
    private static final Secret OLD = Secret.of("the old secret");
    private static final Secret NEW = Secret.of("the new secret");

    private final WebhookSource<TicketChange> webhook = ZendeskHelpdesk.of(ZendeskConfig.builder()
                    .baseUri(URI.create("https://example.zendesk.com"))
                    .oauth(Secret.of("t"))
                    .integrationUser(1)
                    .build())
            .webhook()
            .orElseThrow();

    @Test
    void aSignatureOfAnyLiveSecretIsAccepted() {
        assertThat(webhook.verify(signed("{}", OLD), List.of(NEW, OLD))).isEqualTo(Verification.accepted());
        assertThat(webhook.verify(signed("", NEW), List.of(NEW, OLD))).isEqualTo(Verification.accepted());
    }

    @Test
    void anythingElseIsRefused() {
        WebhookRequest good = signed("{}", OLD);
        WebhookRequest tampered =
                new WebhookRequest("POST", "/", Map.of(), good.headers(), "{ }".getBytes(StandardCharsets.UTF_8));
        WebhookRequest unsigned = new WebhookRequest("POST", "/", Map.of(), Map.of(), good.body());
        WebhookRequest garbled = new WebhookRequest(
                "POST",
                "/",
                Map.of(),
                Map.of(
                        "x-zendesk-webhook-signature",
                        List.of("%%%"),
                        "x-zendesk-webhook-signature-timestamp",
                        List.of("1")),
                good.body());

        for (WebhookRequest bad : List.of(tampered, unsigned, garbled)) {
            assertThat(webhook.verify(bad, List.of(OLD)))
                    .isInstanceOfSatisfying(Verification.Rejected.class, rejected -> assertThat(rejected.status())
                            .isEqualTo(401));
        }
        assertThat(webhook.verify(good, List.of(NEW))).isInstanceOf(Verification.Rejected.class);
        assertThat(webhook.verify(good, List.of())).isInstanceOf(Verification.Rejected.class);
    }

    @Test
    void anAgentsCommentComesUnderItsOwnId() {
        assertThat(parse(comment(true, true, "7777"))).singleElement().satisfies(change -> {
            assertThat(change.eventId()).isEqualTo("5006");
            assertThat(change.externalId()).isEqualTo("tw-1");
            assertThat(change.ticket().id()).isEqualTo("35436");
            assertThat(change.agent()).isEqualTo("7777");
            assertThat(change.at()).isEqualTo("2026-03-01T10:00:05Z");
            assertThat(change.what()).isEqualTo(new TicketChange.PublicComment("We are on it.", List.of()));
        });
    }

    @Test
    void anInternalCommentNeverComesWithItsText() {
        assertThat(parse(comment(true, false, "7777")))
                .singleElement()
                .extracting(TicketChange::what)
                .isEqualTo(new TicketChange.InternalComment());
    }

    @Test
    void commentsOfCustomersAndOfOursAreNotTold() {
        assertThat(parse(comment(false, true, "4711"))).isEmpty();
        assertThat(parse(comment(true, true, "1"))).isEmpty();
    }

    @Test
    void fieldsThatAgentsChangedAreTold() {
        assertThat(parse(event("status_changed", "{\"current\":\"SOLVED\",\"previous\":\"OPEN\"}", "7777")))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.what()).isEqualTo(new TicketChange.StatusChange(CaseStatus.SOLVED));
                    assertThat(change.eventId())
                            .isEqualTo("35436:status:"
                                    + Instant.parse("2026-03-01T10:00:05Z").getEpochSecond());
                });
        assertThat(parse(event("agent_assignment_changed", "{\"current\":null,\"previous\":\"7777\"}", "7777")))
                .extracting(TicketChange::what)
                .containsExactly(new TicketChange.AssigneeChange(null));
        assertThat(parse(event("tags_changed", "{\"tags_added\":[\"vip\"],\"tags_removed\":[]}", "7777")))
                .extracting(TicketChange::what)
                .containsExactly(new TicketChange.TagsChange(Set.of("vip"), Set.of()));
        assertThat(parse(event("status_changed", "{\"current\":\"OPEN\"}", "1")))
                .isEmpty();
        assertThat(parse(event("status_changed", "{\"current\":\"ARCHIVED\"}", "7777")))
                .isEmpty();
        assertThat(parse(event("merged", "{}", "7777"))).isEmpty();
    }

    @Test
    void theBodyOfTheReadmesTriggerIsRead() {
        String body =
                "{\"threadwell\":1,\"ticket_id\":\"35436\",\"external_id\":\"tw-1\",\"comment_id\":\"5006\",\"author_id\":\"7777\","
                        + "\"author_role\":\"agent\",\"public\":\"true\",\"at\":\"2026-03-01T10:00:05Z\",\"text\":\"We are on it.\"}";

        assertThat(parse(body)).isEqualTo(parse(comment(true, true, "7777")));
        assertThat(parse(body.replace("\"5006\"", "\"\""))).isEmpty();
        assertThat(parse(body.replace("\"tw-1\"", "\"\""))).isEmpty();
    }

    @Test
    void whatIsNotKnownSaysNothingAndWhatIsNotJsonIsRefused() {
        assertThat(parse("{\"type\":\"zen:event-type:user.created\"}")).isEmpty();
        assertThat(parse("[]")).isEmpty();
        assertThat(parse("7")).isEmpty();
        assertThat(parse("{\"type\":\"zen:event-type:ticket.comment_added\",\"event\":[],\"detail\":7}"))
                .isEmpty();
        assertThatThrownBy(() -> parse("not json")).isInstanceOf(InvalidRequest.class);
    }

    private List<TicketChange> parse(String body) {
        return webhook.parse(new RawDelivery(new DeliveryId(1), "zendesk", NOW, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String comment(boolean staff, boolean open, String author) {
        return event(
                "comment_added",
                "{\"comment\":{\"author\":{\"id\":\"" + author + "\",\"is_staff\":" + staff
                        + ",\"name\":\"A\"},\"body\":\"We are on it.\",\"id\":\"5006\",\"is_public\":" + open + "}}",
                author);
    }

    private static String event(String name, String event, String actor) {
        return "{\"account_id\":22129848,\"detail\":{\"actor_id\":\"" + actor
                + "\",\"external_id\":\"tw-1\",\"id\":\"35436\",\"status\":\"OPEN\"},"
                + "\"event\":" + event
                + ",\"id\":\"cbe4028c\",\"subject\":\"zen:ticket:35436\",\"time\":\"2026-03-01T10:00:05Z\","
                + "\"type\":\"zen:event-type:ticket." + name + "\",\"zendesk_event_version\":\"2022-11-06\"}";
    }

    private static WebhookRequest signed(String body, Secret secret) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String timestamp = "2026-03-01T10:00:06Z";
        String signature = Hmac.sha256(secret.bytes()).base64(timestamp.getBytes(StandardCharsets.UTF_8), bytes);
        return new WebhookRequest(
                "POST",
                "/",
                Map.of(),
                Map.of(
                        "X-Zendesk-Webhook-Signature", List.of(signature),
                        "X-Zendesk-Webhook-Signature-Timestamp", List.of(timestamp)),
                bytes);
    }
}
