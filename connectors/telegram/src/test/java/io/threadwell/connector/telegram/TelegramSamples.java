package io.threadwell.connector.telegram;

import static io.threadwell.connector.telegram.Deliveries.ANA;
import static io.threadwell.connector.telegram.Deliveries.GROUP;
import static io.threadwell.connector.telegram.Deliveries.PRIVATE;

import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.testkit.connector.WebhookSamples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deliveries as Telegram makes them; lists of updates as {@code getUpdates} answers them. */
final class TelegramSamples implements WebhookSamples {
    static final String HEADER = "X-Telegram-Bot-Api-Secret-Token";

    @Override
    public Sample batch() {
        return new Sample(
                list(text(1, PRIVATE), text(2, GROUP), text(3, PRIVATE)), List.of("501:1", "-1001:2", "501:3"));
    }

    @Override
    public Sample batchWithBrokenElement() {
        return new Sample(list(text(1, PRIVATE), text(2, "\"chat\":[]"), text(3, PRIVATE)), List.of("501:1", "501:3"));
    }

    @Override
    public byte[] unknownKind() {
        return Deliveries.update("hologram", "'id':1").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Optional<List<byte[]>> idsAsTextAndAsNumbers() {
        String numbers = text(1, PRIVATE);
        String texts =
                numbers.replace("\"id\":501", "\"id\":\"501\"").replace("\"message_id\":1", "\"message_id\":\"1\"");
        return Optional.of(List.of(list(numbers), list(texts)));
    }

    @Override
    public WebhookRequest signed(byte[] body, Secret secret) {
        return new WebhookRequest("POST", "/webhook", Map.of(), Map.of(HEADER, List.of(secret.reveal())), body);
    }

    @Override
    public boolean signsBody() {
        return false;
    }

    @Override
    public String endpoint() {
        return Deliveries.ENDPOINT;
    }

    private static String text(int id, String chat) {
        return Deliveries.update("message", Deliveries.message(id, ANA, chat, "'text':'a question'"));
    }

    private static byte[] list(String... updates) {
        return ("{\"ok\":true,\"result\":[" + String.join(",", updates) + "]}").getBytes(StandardCharsets.UTF_8);
    }
}
