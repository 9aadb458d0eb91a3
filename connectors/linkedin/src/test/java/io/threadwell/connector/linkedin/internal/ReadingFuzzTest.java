package io.threadwell.connector.linkedin.internal;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Tag;

@Tag("fuzz")
class ReadingFuzzTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final AccountId ACCOUNT = AccountId.of("linkedin", "1");

    @FuzzTest(maxDuration = "30s")
    void readingNeverThrowsAndNeverLosesAnything(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        Objects.requireNonNull(LittleText.plain(text));
        Objects.requireNonNull(Window.of(text, NOW, NOW).toCursor());
        Objects.requireNonNull(Round.of(text, NOW, NOW).toCursor());
        Notifications notifications = new Notifications(data.length % 2 == 0);
        try {
            if (new LinkedInWebhook(notifications)
                    .parse(new RawDelivery(new DeliveryId(1), "linkedin", NOW, data))
                    .isEmpty()) {
                throw new AssertionError("a delivery vanished");
            }
        } catch (InvalidRequest notJson) {
            // As documented.
        }
        JsonValue json;
        try {
            json = JsonValue.parse(data);
        } catch (JsonProblem notJson) {
            return;
        }
        Objects.requireNonNull(notifications.read(json, NOW));
        Objects.requireNonNull(Items.comment(ACCOUNT, json, NOW));
        Objects.requireNonNull(Items.post(ACCOUNT, json, NOW));
    }
}
