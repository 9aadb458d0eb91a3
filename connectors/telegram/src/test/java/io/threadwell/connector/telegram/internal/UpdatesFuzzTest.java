package io.threadwell.connector.telegram.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.threadwell.connector.telegram.TelegramConfig.Groups;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Tag;

/** Whatever comes, reading it does not throw and loses nothing. */
@Tag("fuzz")
final class UpdatesFuzzTest {
    private final Updates updates = new Updates(
            Bot.behind("42/acme_bot"),
            new GroupFilter(Groups.ADDRESSED, Set.of()),
            Instant.parse("2025-03-03T09:00:00Z"));

    @FuzzTest(maxDuration = "30s")
    void readingNeverThrowsAndNeverLosesAnything(byte[] data) {
        JsonValue json;
        try {
            json = JsonValue.parse(data);
        } catch (JsonProblem notJson) {
            return;
        }
        assertThat(updates.read(json)).isNotEmpty();
        for (String kind : Updates.WANTED) {
            JsonValue update = JsonObject.create().put(kind, json).toValue();
            assertThat(updates.read(update)).isNotEmpty();
        }
        JsonValue message = JsonObject.create()
                .put("message_id", 1)
                .put("date", 1_740_996_000)
                .put("chat", JsonObject.create().put("id", 501).put("type", "supergroup"))
                .put("rich_message", json)
                .put("reply_to_message", json)
                .put("entities", json)
                .toValue();
        assertThat(updates.read(JsonObject.create().put("message", message).toValue()))
                .isNotEmpty();
    }
}
