package io.threadwell.connector.tiktok.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Whatever comes, reading it does not throw and loses nothing. */
@Tag("fuzz")
final class EnvelopeFuzzTest {
    private static final Instant NOW = Instant.parse("2025-03-03T09:00:00Z");

    @FuzzTest(maxDuration = "30s")
    void readingNeverThrowsAndNeverLosesAnything(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        for (String kind : List.of("comment.update", "im_receive_msg", "im_send_msg")) {
            JsonValue envelope =
                    JsonObject.create().put("event", kind).put("content", text).toValue();
            assertThat(new Envelope(envelope, NOW).event()).isNotNull();
        }
        try {
            assertThat(new Envelope(JsonValue.parse(data), NOW).event()).isNotNull();
        } catch (JsonProblem notJson) {
            assertThat(notJson).isNotNull();
        }
    }
}
