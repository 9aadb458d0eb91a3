package io.threadwell.testkit.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.helpdesk.HelpdeskCapability;
import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.api.helpdesk.TicketChange.PublicComment;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.webhook.WebhookSource;
import io.threadwell.testkit.webhook.SignatureChecks;
import io.threadwell.testkit.webhook.SignedDeliveries;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What agents did, told by webhook. */
abstract class WebhookTests extends HelpdeskTest {
    private WebhookSource<TicketChange> webhook;
    private SignedDeliveries deliveries;
    private SignatureChecks signatures;
    private TicketWrite write;
    private String start = "";

    WebhookTests(HelpdeskContract contract) {
        super(contract);
    }

    @BeforeEach
    void letAgentAnswer() {
        needs(HelpdeskCapability.WEBHOOK);
        webhook = adapter.webhook().orElseThrow();
        start = can(HelpdeskCapability.CHANGES) ? adapter.changes(null).cursor() : "";
        write = samples.create();
        ExternalRef ticket = done(write);
        fixture.agentReplies(ticket, "We are on it");
        deliveries = fixture.webhook().orElseThrow();
        signatures = new SignatureChecks(webhook, deliveries);
    }

    private List<TicketChange> answers() {
        return answers(webhook.parse(SignatureChecks.delivery(1, deliveries.body())));
    }

    private static List<TicketChange> answers(List<TicketChange> changes) {
        return changes.stream()
                .filter(change -> change.writeKey() == null && change.what() instanceof PublicComment)
                .toList();
    }

    @Test
    void what_the_vendor_signed_is_accepted_and_what_it_did_not_sign_is_rejected() {
        signatures.assertSignedIsAccepted();
        signatures.assertTamperedIsRejected();
        signatures.assertUnsignedAndWronglySignedAreRejected();
        signatures.assertNothingIsAcceptedWithoutSecrets();
        signatures.assertChallengeIsAnswered();
    }

    @Test
    void the_previous_secret_is_accepted_during_a_rotation() {
        signatures.assertPreviousSecretIsAccepted();
    }

    @Test
    void a_body_that_is_not_the_vendors_is_invalid() {
        signatures.assertUnreadableIsInvalid();
    }

    @Test
    void an_agents_answer_is_told_with_its_words_and_its_case() {
        assertThat(answers()).hasSize(1).allSatisfy(change -> {
            assertThat(((PublicComment) change.what()).text()).isEqualTo("We are on it");
            assertThat(change.externalId()).isEqualTo(write.externalId());
        });
    }

    @Test
    void reading_is_pure() {
        assertThat(answers()).isEqualTo(answers());
        byte[] body = deliveries.body();
        assertThat(webhook.parse(SignatureChecks.delivery(2, body)))
                .isEqualTo(webhook.parse(SignatureChecks.delivery(3, body)));
    }

    @Test
    void an_answer_that_is_also_asked_for_is_one_event() {
        needs(HelpdeskCapability.CHANGES);
        List<TicketChange> both = new ArrayList<>(answers());
        both.addAll(answers(since(adapter, start).changes()));
        assertThat(both).hasSizeGreaterThan(1);
        assertThat(both.stream().map(TicketChange::eventId).distinct()).hasSize(1);
    }
}
