package io.threadwell.connector.bluesky.internal;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.MessageKind;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Tag;

@Tag("fuzz")
class ReadingFuzzTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Session SESSION = new Session(
            AccountId.of("bluesky", "did:plc:us"), "https://example.org", "", "secret", "q", Priority.NORMAL);

    @FuzzTest(maxDuration = "30s")
    void readingNeverThrowsAndNeverLosesAnything(byte[] data) {
        Objects.requireNonNull(new Firehose(URI.create("wss://example.org")).read(data));
        Objects.requireNonNull(new Jetstream(URI.create("wss://example.org")).read(data));
        Objects.requireNonNull(Car.blocks(data));
        String cursor = new String(data, StandardCharsets.UTF_8);
        Objects.requireNonNull(Mark.parse(cursor, NOW).toString());
        Objects.requireNonNull(RepairMark.parse(cursor, NOW).toString());
        Objects.requireNonNull(ChatStream.Position.parse(cursor, NOW).toString());
        JsonValue json;
        try {
            json = JsonValue.parse(data);
        } catch (JsonProblem notJson) {
            return;
        }
        EventReader reader = new EventReader(() -> NOW);
        Objects.requireNonNull(reader.post(SESSION, json, MessageKind.MENTION));
        JsonValue post = JsonObject.create()
                .put("uri", "at://did:plc:them/app.bsky.feed.post/k")
                .put("record", json)
                .toValue();
        Objects.requireNonNull(reader.post(SESSION, post, MessageKind.MENTION));
    }
}
