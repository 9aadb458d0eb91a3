package io.threadwell.examples.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.model.Network;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookResponse;
import io.threadwell.examples.gateway.networks.ServedNetwork;
import io.threadwell.examples.gateway.networks.SharedWebhook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private static final String SECRET = "of the one app";

    private final List<String> received = new ArrayList<>();
    private final List<ServedNetwork> networks = List.of(
            network("comments", SECRET, "C"),
            network("chats", SECRET, "M"),
            network("others", "of another app", "C"),
            new ServedNetwork(
                    new Network("alone"),
                    clock -> null,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty()));
    private Set<String> refusing = Set.of();

    @Test
    void aDeliveryGoesToTheNetworkThatItIsForWhereverItComesIn() {
        assertThat(deliver("comments", "M")).isEqualTo(200);
        assertThat(deliver("chats", "C")).isEqualTo(200);

        assertThat(received).containsExactly("chats M", "comments C");
    }

    @Test
    void oneThatIsForBothGoesToBothAndIsTakenOnlyWhenBothTakeIt() {
        assertThat(deliver("comments/delete", "CM")).isEqualTo(200);
        assertThat(received).containsExactly("comments/delete CM", "chats/delete CM");

        refusing = Set.of("chats");
        assertThat(deliver("comments", "CM")).isEqualTo(503);
        refusing = Set.of("comments");
        assertThat(deliver("comments", "CM")).isEqualTo(503);
    }

    @Test
    void whatNobodyKnowsStaysWhereItCameIn() {
        deliver("comments", "?");
        deliver("alone/12345/bot", "C");
        deliver("nowhere", "C");

        assertThat(received).containsExactly("comments ?", "alone/12345/bot C", "nowhere C");
    }

    @Test
    void appsWithSecretsOfTheirOwnShareNothing() {
        deliver("others", "M");
        deliver("others", "C");

        assertThat(received).containsExactly("others M", "others C");
    }

    private int deliver(String endpoint, String body) {
        Deliveries deliveries = new Deliveries(networks, (name, request) -> {
            received.add(name + " " + new String(request.body(), UTF_8));
            return WebhookResponse.of(refusing.contains(name) ? 503 : 200, "");
        });
        WebhookRequest request =
                new WebhookRequest("POST", "/webhooks/" + endpoint, Map.of(), Map.of(), body.getBytes(UTF_8));
        return deliveries.apply(endpoint, request).status();
    }

    private static ServedNetwork network(String name, String secret, String sign) {
        return new ServedNetwork(
                new Network(name),
                clock -> null,
                Optional.of(Secret.of(secret)),
                Optional.of(
                        new SharedWebhook("the vendor", request -> new String(request.body(), UTF_8).contains(sign))),
                List.of(),
                Optional.empty());
    }
}
