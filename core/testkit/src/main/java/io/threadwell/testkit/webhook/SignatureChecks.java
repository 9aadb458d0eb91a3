package io.threadwell.testkit.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.Verification;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookSource;
import java.time.Instant;
import java.util.List;

/** What holds for the webhook of every vendor, for contract suites. */
public final class SignatureChecks {
    private static final Secret LIVE = Secret.of("the-live-secret-of-the-suite");
    private static final Secret PREVIOUS = Secret.of("the-previous-secret-of-the-suite");
    private static final Instant ARRIVAL = Instant.parse("2025-03-03T09:00:00Z");
    private static final Secret WRONG = Secret.of("a-secret-that-nobody-knows");

    private final WebhookSource<?> source;
    private final SignedDeliveries deliveries;

    public SignatureChecks(WebhookSource<?> source, SignedDeliveries deliveries) {
        this.source = source;
        this.deliveries = deliveries;
    }

    /** What the vendor signed is accepted. */
    public void assertSignedIsAccepted() {
        assertAccepted(signed(LIVE), LIVE);
    }

    /** During a rotation the secret before is good as well, and in any order. */
    public void assertPreviousSecretIsAccepted() {
        assertAccepted(signed(PREVIOUS), LIVE, PREVIOUS);
        assertAccepted(signed(LIVE), LIVE, PREVIOUS);
    }

    /** A changed body is rejected, whichever byte was changed; not where the vendor signs no bodies. */
    public void assertTamperedIsRejected() {
        assumeTrue(deliveries.signsBody(), "the vendor does not sign bodies");
        WebhookRequest good = signed(LIVE);
        for (int at : new int[] {0, good.body().length / 2, good.body().length - 1}) {
            byte[] body = good.body().clone();
            body[at] ^= 1;
            assertRejected(new WebhookRequest(good.method(), good.uri(), good.query(), good.headers(), body), LIVE);
        }
    }

    /** A request without a signature, or with one made with another secret, is rejected. */
    public void assertUnsignedAndWronglySignedAreRejected() {
        assertRejected(deliveries.unsigned(deliveries.body()), LIVE);
        assertRejected(signed(WRONG), LIVE, PREVIOUS);
    }

    /** Where no secret is live, nothing is accepted. */
    public void assertNothingIsAcceptedWithoutSecrets() {
        assertRejected(signed(LIVE));
        assertRejected(deliveries.unsigned(deliveries.body()));
    }

    /** The vendor's question is answered when it knows the secret, and only then. */
    public void assertChallengeIsAnswered() {
        deliveries.challenge(LIVE).ifPresent(asked -> {
            Verification answer = source.verify(asked.request(), List.of(LIVE));
            assertThat(answer).isInstanceOfSatisfying(Verification.Challenge.class, challenge -> {
                assertThat(challenge.answer().status()).isBetween(200, 299);
                assertThat(challenge.answer().body()).isEqualTo(asked.answer());
            });
        });
        deliveries.challenge(WRONG).ifPresent(asked -> assertRejected(asked.request(), LIVE));
    }

    /** A body that is not the vendor's is told as such. */
    public void assertUnreadableIsInvalid() {
        assertThatThrownBy(() -> source.parse(arrived(1, deliveries.unreadable())))
                .isInstanceOf(InvalidRequest.class);
        assertThatThrownBy(() -> source.parse(arrived(1, new byte[0]))).isInstanceOf(InvalidRequest.class);
    }

    /** A delivery as it would be stored where it comes in. */
    public RawDelivery arrived(long id, byte[] body) {
        return new RawDelivery(new DeliveryId(id), deliveries.endpoint(), ARRIVAL, body);
    }

    /** A delivery as it would be stored. */
    public static RawDelivery delivery(long id, byte[] body) {
        return new RawDelivery(new DeliveryId(id), "suite", ARRIVAL, body);
    }

    private WebhookRequest signed(Secret secret) {
        return deliveries.signed(deliveries.body(), secret);
    }

    private void assertAccepted(WebhookRequest request, Secret... secrets) {
        assertThat(source.verify(request, List.of(secrets))).isInstanceOf(Verification.Accepted.class);
    }

    private void assertRejected(WebhookRequest request, Secret... secrets) {
        assertThat(source.verify(request, List.of(secrets)))
                .isInstanceOfSatisfying(Verification.Rejected.class, rejected -> {
                    assertThat(rejected.status()).isBetween(400, 499);
                    assertThat(rejected.reason()).isNotBlank().doesNotContain(LIVE.reveal(), WRONG.reveal());
                });
    }
}
