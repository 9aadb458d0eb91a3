package io.threadwell.connector.youtube.internal;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.threadwell.api.model.AccountId;
import io.threadwell.connector.youtube.internal.Comments.Place;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;

@Tag("fuzz")
class ReadingFuzzTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant SINCE = Instant.parse("1995-01-01T00:00:00Z");
    private static final AccountId CHANNEL = AccountId.of("youtube", "UC1");
    private static final View VIEW = new View("comments", null, Duration.ofMinutes(2));

    @FuzzTest(maxDuration = "30s")
    void readingNeverThrowsAndNeverLosesAnything(byte[] data) {
        Mark read = Mark.parse(new String(data, StandardCharsets.UTF_8), SINCE, NOW);
        Objects.requireNonNull(Mark.parse(read.toString(), SINCE, NOW));
        try {
            JsonValue json = JsonValue.parse(data);
            Objects.requireNonNull(Comments.read(CHANNEL, Place.of(null), json, NOW));
            Mark first = Mark.parse(null, SINCE, NOW);
            JsonValue page = JsonObject.create()
                    .put("items", JsonArray.create().add(json))
                    .toValue();
            ThreadPage threads = ThreadPage.read(CHANNEL, VIEW, first, page, NOW);
            if (threads.events().isEmpty() && isAfterAllBeginning(json)) {
                throw new AssertionError("a thread vanished");
            }
            Mark pending = first.withPending(List.of(new Mark.Pending("Ugk1", null, null)));
            Objects.requireNonNull(ReplyPage.read(CHANNEL, VIEW, pending, page, NOW));
        } catch (JsonProblem notJson) {
            Objects.requireNonNull(notJson);
        }
    }

    private static boolean isAfterAllBeginning(JsonValue thread) {
        return Comments.written(thread.at("snippet", "topLevelComment"))
                .filter(at -> at.isBefore(SINCE))
                .isEmpty();
    }
}
