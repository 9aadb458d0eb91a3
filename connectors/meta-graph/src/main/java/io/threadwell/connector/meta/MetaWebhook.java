package io.threadwell.connector.meta;

import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.Verification;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookResponse;
import io.threadwell.support.signature.Hmac;
import io.threadwell.support.signature.Signatures;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Meta's page "Webhooks: Getting Started": deliveries are signed with the app secret over their raw bytes, in
 * {@code X-Hub-Signature-256}. The older {@code X-Hub-Signature} (SHA-1), which is sent along, counts for nothing. Thread-safe.
 */
public final class MetaWebhook implements NetworkWebhook {
    private static final String PREFIX = "sha256=";

    private final Secret verifyToken;
    private final Function<RawDelivery, List<InboundEvent>> reading;
    private final @Nullable Callbacks callbacks;

    /** Preparing a key costs as much as signing a small body, and secrets hardly ever change. */
    private volatile Keys keys = Keys.of(List.of());

    /**
     * Without callbacks.
     *
     * @param verifyToken by which Meta's subscription challenge is known
     * @param reading takes a delivery apart, mostly a {@link DeliveryWalk}
     */
    public MetaWebhook(Secret verifyToken, Function<RawDelivery, List<InboundEvent>> reading) {
        this(verifyToken, reading, null);
    }

    /** @param callbacks what becomes of signed requests; null where none are taken */
    public MetaWebhook(
            Secret verifyToken, Function<RawDelivery, List<InboundEvent>> reading, @Nullable Callbacks callbacks) {
        this.verifyToken = verifyToken;
        this.reading = reading;
        this.callbacks = callbacks;
    }

    @Override
    public Verification verify(WebhookRequest request, List<Secret> secrets) {
        return switch (request.method()) {
            case "POST" ->
                callbacks != null && SignedRequest.isIn(request.body())
                        ? callbacks.verify(request, secrets)
                        : signed(request, secrets);
            case "GET" -> challenged(request);
            default -> new Verification.Rejected(405, "Meta calls with GET or POST");
        };
    }

    private Verification signed(WebhookRequest request, List<Secret> secrets) {
        String header = request.header("X-Hub-Signature-256").orElse("");
        if (!header.startsWith(PREFIX)) {
            return Verification.unauthorized("no signature");
        }
        Keys live = keys;
        if (!live.secrets.equals(secrets)) {
            live = Keys.of(secrets);
            keys = live;
        }
        return Signatures.matchesAnyHex(live.hmacs, header.substring(PREFIX.length()), request.body())
                ? Verification.accepted()
                : Verification.unauthorized("wrong signature");
    }

    private Verification challenged(WebhookRequest request) {
        String mode = request.parameter("hub.mode").orElse("");
        String token = request.parameter("hub.verify_token").orElse("");
        String challenge = request.parameter("hub.challenge").orElse("");
        boolean known = Signatures.matches(verifyToken.reveal(), token);
        return known && mode.equals("subscribe") && !challenge.isEmpty()
                ? new Verification.Challenge(WebhookResponse.of(200, challenge))
                : new Verification.Rejected(403, "not a subscription with our verify token");
    }

    @Override
    public List<InboundEvent> parse(RawDelivery delivery) {
        return callbacks != null && SignedRequest.isIn(delivery.body())
                ? List.of(callbacks.read(delivery))
                : reading.apply(delivery);
    }

    private record Keys(List<Secret> secrets, List<Hmac> hmacs) {
        static Keys of(List<Secret> secrets) {
            return new Keys(
                    List.copyOf(secrets),
                    secrets.stream().map(secret -> Hmac.sha256(secret.bytes())).toList());
        }
    }
}
