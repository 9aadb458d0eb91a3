package io.threadwell.connector.reddit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.AccountId;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Whatever comes in, it is read, or it is said that it cannot be. One test, because a run fuzzes one. */
@Tag("fuzz")
final class ReadingFuzzTest {
    private static final AccountId US = AccountId.of("reddit", "acmecare");
    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");
    private static final List<String> KINDS = List.of("t1", "t3", "t4");

    @FuzzTest(maxDuration = "30s")
    void reading_never_throws_and_never_loses_anything(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        cursors(text);
        KINDS.forEach(kind -> element(thing(kind, text)));
        conversation(JsonObject.create()
                .put("conversation", JsonObject.create().put("id", "c1").put("subject", text))
                .put("messages", JsonObject.create().put("m1", message(text)))
                .toValue());
        try {
            JsonValue json = JsonValue.parse(bytes);
            element(json);
            element(JsonObject.create().put("kind", "t3").put("data", json).toValue());
            conversation(json);
            assertThat(RedditErrors.within(HttpCall.get("https://oauth.reddit.com"), json, NOW))
                    .isNotNull();
        } catch (JsonProblem notJson) {
            assertThat(notJson).hasMessageMatching("(?s).+");
        }
    }

    private static JsonValue thing(String kind, String text) {
        JsonObject data = JsonObject.create()
                .put("name", kind + "_a")
                .put("created_utc", 1_740_992_400L)
                .put("author", text)
                .put("body", text)
                .put("title", text)
                .put("selftext", text)
                .put("context", text)
                .put("parent_id", text)
                .put("edited", text)
                .put("url", text);
        return JsonObject.create().put("kind", kind).put("data", data).toValue();
    }

    private static JsonObject message(String text) {
        return JsonObject.create()
                .put("id", "m1")
                .put("date", text.isEmpty() ? "2026-03-03T10:00:00.000000+0000" : text)
                .put("bodyMarkdown", text)
                .put("author", JsonObject.create().put("name", text));
    }

    private static void element(JsonValue json) {
        InboundEvent event = Items.read(US, json, true, NOW);
        assertThat(event.account()).isEqualTo(US);
        if (event instanceof InboundEvent.Posted) {
            Thing thing = Thing.of(json);
            assertThat(Version.parse(Version.of(thing).toString())).isEqualTo(Version.of(thing));
            assertThat(Items.edited(US, thing, true, NOW).revision()).isNotBlank();
        }
    }

    private static void conversation(JsonValue json) {
        try {
            assertThat(ModmailReader.of(US, json).after(Instant.EPOCH, NOW))
                    .allMatch(event -> event.account().equals(US));
        } catch (Unreadable broken) {
            assertThat(broken).hasMessageMatching("(?s).+");
        }
    }

    private static void cursors(String cursor) {
        Mark mark = Mark.of(cursor, NOW);
        assertThat(Mark.of(mark.toCursor(), NOW)).isEqualTo(mark);
        assertThat(ModmailMark.of(cursor, NOW).done().toCursor()).isNotBlank();
        assertThat(Known.of(cursor).toCursor()).isNotBlank();
    }
}
