package io.threadwell.connector.googlebusiness.internal;

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
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @FuzzTest(maxDuration = "30s")
    void readingNeverThrowsAndNeverLosesAnything(byte[] data) {
        Objects.requireNonNull(
                Mark.parse(new String(data, StandardCharsets.UTF_8), NOW).toString());
        try {
            Objects.requireNonNull(new Notifications().parse(new RawDelivery(new DeliveryId(1), "google", NOW, data)));
            JsonValue json = JsonValue.parse(data);
            if (Reviews.read(AccountId.of("google-business", "accounts/1/locations/2"), json, NOW)
                    .isEmpty()) {
                throw new AssertionError("a review vanished");
            }
        } catch (InvalidRequest | JsonProblem notJson) {
            Objects.requireNonNull(notJson);
        }
    }
}
