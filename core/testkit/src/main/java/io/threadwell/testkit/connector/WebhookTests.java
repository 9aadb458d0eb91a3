package io.threadwell.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.testkit.webhook.SignatureChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deliveries: who they are from, and what is in them. */
abstract class WebhookTests extends ConnectorTest {
    private NetworkWebhook webhook;
    private WebhookSamples samples;
    private SignatureChecks signatures;

    WebhookTests(ConnectorContract contract) {
        super(contract);
    }

    @BeforeEach
    void openWebhook() {
        needs(Capability.WEBHOOK);
        webhook = facet(NetworkWebhook.class);
        samples = supplied(fixture.webhook(), "webhook()");
        signatures = new SignatureChecks(webhook, samples);
    }

    private List<InboundEvent> parse(long delivery, byte[] body) {
        return webhook.parse(signatures.arrived(delivery, body));
    }

    /** The ids of items, and the references of those that are only announced. */
    private static List<String> posted(List<InboundEvent> events) {
        List<String> ids = new ArrayList<>();
        for (InboundEvent event : events) {
            if (event instanceof InboundEvent.Posted item) {
                ids.add(item.externalId());
            } else if (event instanceof InboundEvent.Announced item) {
                ids.add(item.reference());
            }
        }
        return ids;
    }

    private static List<InboundEvent.Unsupported> unsupported(List<InboundEvent> events) {
        return events.stream()
                .filter(InboundEvent.Unsupported.class::isInstance)
                .map(InboundEvent.Unsupported.class::cast)
                .toList();
    }

    @Test
    void what_the_vendor_signed_is_accepted() {
        signatures.assertSignedIsAccepted();
    }

    @Test
    void the_previous_secret_is_accepted_during_a_rotation() {
        signatures.assertPreviousSecretIsAccepted();
    }

    @Test
    void a_tampered_body_is_rejected() {
        signatures.assertTamperedIsRejected();
    }

    @Test
    void a_missing_or_wrong_signature_is_rejected() {
        signatures.assertUnsignedAndWronglySignedAreRejected();
    }

    @Test
    void nothing_is_accepted_where_no_secret_is_live() {
        signatures.assertNothingIsAcceptedWithoutSecrets();
    }

    @Test
    void the_vendors_challenge_is_answered() {
        signatures.assertChallengeIsAnswered();
    }

    @Test
    void a_body_that_is_not_the_vendors_is_invalid() {
        signatures.assertUnreadableIsInvalid();
    }

    @Test
    void every_element_of_a_batch_is_read_in_order() {
        WebhookSamples.Sample batch = samples.batch();
        assertThat(batch.externalIds()).hasSizeGreaterThanOrEqualTo(3);
        List<InboundEvent> events = parse(1, batch.body());
        assertThat(posted(events)).isEqualTo(batch.externalIds());
        assertThat(events).hasSameSizeAs(batch.externalIds());
    }

    @Test
    void one_broken_element_does_not_sink_the_others_and_is_kept() {
        WebhookSamples.Sample batch = samples.batchWithBrokenElement();
        assertThat(batch.externalIds()).isNotEmpty();
        List<InboundEvent> events = parse(1, batch.body());
        assertThat(posted(events)).isEqualTo(batch.externalIds());
        assertKept(events);
    }

    @Test
    void an_unknown_kind_is_kept_as_it_came() {
        assertKept(parse(1, samples.unknownKind()));
    }

    private static void assertKept(List<InboundEvent> events) {
        assertThat(unsupported(events)).hasSize(1).allSatisfy(kept -> {
            assertThat(kept.raw()).isNotBlank();
            assertThat(kept.reason()).isNotBlank().doesNotContain(kept.raw());
        });
    }

    @Test
    void reading_is_pure() {
        for (byte[] body :
                List.of(samples.batch().body(), samples.batchWithBrokenElement().body(), samples.unknownKind())) {
            byte[] before = body.clone();
            List<InboundEvent> first = parse(1, body);
            assertThat(parse(1, body)).isEqualTo(first);
            assertThat(fixture.connector()
                            .facet(NetworkWebhook.class)
                            .orElseThrow()
                            .parse(signatures.arrived(1, body)))
                    .isEqualTo(first);
            assertThat(body).isEqualTo(before);
        }
    }

    @Test
    void the_same_items_in_another_delivery_have_the_same_ids_and_threads() {
        byte[] body = samples.batch().body();
        List<InboundEvent> first = parse(1, body);
        List<InboundEvent> again = parse(2, body);
        assertThat(posted(again)).isEqualTo(posted(first));
        assertThat(again).isEqualTo(first);
    }

    @Test
    void ids_are_the_same_whether_they_are_written_as_text_or_as_numbers() {
        Optional<List<byte[]>> both = samples.idsAsTextAndAsNumbers();
        assumeTrue(both.isPresent(), "the vendor's format holds no numbers");
        List<List<InboundEvent>> read =
                both.orElseThrow().stream().map(body -> parse(1, body)).toList();
        assertThat(posted(read.get(0))).isNotEmpty();
        assertThat(read).allMatch(events -> events.equals(read.get(0)));
    }

    @Test
    void every_item_has_an_id_a_thread_and_a_time() {
        assertThat(parse(1, samples.batch().body()))
                .filteredOn(event -> !(event instanceof InboundEvent.Announced))
                .allSatisfy(event -> assertThat(event).isInstanceOfSatisfying(InboundEvent.Posted.class, posted -> {
                    assertThat(posted.externalId()).isNotBlank();
                    assertThat(posted.thread().key()).isNotBlank();
                    assertThat(posted.sentAt()).isAfter("2000-01-01T00:00:00Z");
                }));
    }
}
