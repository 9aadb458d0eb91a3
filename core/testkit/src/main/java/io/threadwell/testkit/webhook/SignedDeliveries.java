package io.threadwell.testkit.webhook;

import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** How a vendor signs, as a fixture tells it to a contract suite. */
public interface SignedDeliveries {
    /** A body that the vendor could send. */
    byte[] body();

    /** A request with a body, signed as the vendor signs, with the given secret. */
    WebhookRequest signed(byte[] body, Secret secret);

    /** Where deliveries come in, with what stands behind the endpoint's name where the vendor's deliveries do not name the account. */
    default String endpoint() {
        return "suite";
    }

    /** False for a vendor that proves who it is by a secret alone, which says nothing of the body. */
    default boolean signsBody() {
        return true;
    }

    /** The same request without its signature; by default one without headers and parameters. */
    default WebhookRequest unsigned(byte[] body) {
        return new WebhookRequest("POST", "/webhook", Map.of(), Map.of(), body);
    }

    /** The vendor's question whether somebody is there; empty, the default, where the vendor does not ask. */
    default Optional<Challenge> challenge(Secret secret) {
        return Optional.empty();
    }

    /** A body that is not what the vendor documents, such as one that is not JSON, which is the default. */
    default byte[] unreadable() {
        return "this is {not] JSON".getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A question whether somebody is there.
     *
     * @param answer the body that the vendor wants to see
     */
    record Challenge(WebhookRequest request, String answer) {}
}
