package io.threadwell.engine.internal.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.Verification;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.testkit.webhook.SignedLines;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A vendor that has one address for comments and private messages. */
class SharedWebhookTest {
    private static final Instant NOON = Instant.parse("2026-05-05T12:00:00Z");
    private static final Secret SECRET = Secret.of("the-apps");

    private final SharedWebhook webhook = new SharedWebhook(List.of(new Knows("comment"), new Knows("message")));

    @Test
    void eachNetworkReadsWhatItKnowsAndOnlyWhatNobodyKnowsIsUnsupported() {
        assertThat(webhook.parse(delivery("comment 1", "message 2", "poll 3")))
                .satisfiesExactlyInAnyOrder(
                        event -> assertThat(event)
                                .isInstanceOfSatisfying(Noted.class, noted -> assertThat(noted.account())
                                        .isEqualTo(AccountId.of("comment", "page"))),
                        event -> assertThat(event)
                                .isInstanceOfSatisfying(Noted.class, noted -> assertThat(noted.account())
                                        .isEqualTo(AccountId.of("message", "page"))),
                        event -> assertThat(event)
                                .isInstanceOfSatisfying(Unsupported.class, kept -> assertThat(kept.raw())
                                        .isEqualTo("poll 3")));
    }

    @Test
    void aDeliveryThatOneNetworkCannotReadAtAllIsTheOthers() {
        assertThat(webhook.parse(delivery("for message"))).singleElement().isInstanceOf(Noted.class);
        assertThatThrownBy(() -> webhook.parse(delivery("for nobody"))).isInstanceOf(InvalidRequest.class);
    }

    @Test
    void whatOneNetworkTakesIsTakenAndWhatNobodyTakesIsRefused() {
        WebhookRequest challenge = SignedLines.challenge("word", SECRET);
        assertThat(webhook.verify(challenge, List.of(SECRET))).isInstanceOf(Verification.Challenge.class);
        assertThat(webhook.verify(challenge, List.of(Secret.of("another")))).isInstanceOf(Verification.Rejected.class);
        WebhookRequest callback = new WebhookRequest("POST", "/webhook", Map.of(), Map.of(), bytes("for message"));
        assertThat(webhook.verify(callback, List.of(SECRET)))
                .as("only the second network takes callbacks, which are signed otherwise")
                .isInstanceOf(Verification.Accepted.class);
        WebhookRequest forged = new WebhookRequest("POST", "/webhook", Map.of(), Map.of(), bytes("comment 1"));
        assertThat(webhook.verify(forged, List.of(SECRET))).isInstanceOf(Verification.Rejected.class);
    }

    private static RawDelivery delivery(String... lines) {
        return new RawDelivery(new DeliveryId(1), "meta", NOON, bytes(String.join("\n", lines)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Knows lines that begin with its word, and bodies that are for it alone. */
    private record Knows(String word) implements NetworkWebhook {
        @Override
        public Verification verify(WebhookRequest request, List<Secret> secrets) {
            boolean callback = new String(request.body(), StandardCharsets.UTF_8).equals("for " + word);
            return callback ? Verification.accepted() : SignedLines.verify(request, secrets);
        }

        @Override
        public List<InboundEvent> parse(RawDelivery delivery) {
            String body = new String(delivery.body(), StandardCharsets.UTF_8);
            if (body.startsWith("for ") && !body.equals("for " + word)) {
                throw new InvalidRequest("not of this network");
            }
            return body.lines().map(line -> read(line, delivery.receivedAt())).toList();
        }

        private InboundEvent read(String line, Instant at) {
            AccountId account = AccountId.of(word, "page");
            return line.contains(word)
                    ? new Noted(account, "a " + word, at)
                    : new Unsupported(account, "not known here", line, at);
        }
    }
}
