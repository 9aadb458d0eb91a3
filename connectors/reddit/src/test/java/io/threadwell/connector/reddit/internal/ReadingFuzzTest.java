package io.threadwell.connector.reddit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.AccountId;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Tag;

/** Whatever comes in, it is read, or it is said that it cannot be. */
@Tag("fuzz")
final class ReadingFuzzTest {
    private static final AccountId US = AccountId.of("reddit", "acmecare");
    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");

    @FuzzTest(maxDuration = "30s")
    void an_element_of_a_list_is_read_or_kept(byte[] body) {
        try {
            JsonValue json = JsonValue.parse(body);
            InboundEvent event = Items.read(US, json, body.length % 2 == 0, NOW);
            assertThat(event.account()).isEqualTo(US);
            if (event instanceof InboundEvent.Posted) {
                Thing thing = Thing.of(json);
                assertThat(Version.parse(Version.of(thing).toString())).isEqualTo(Version.of(thing));
                assertThat(Items.edited(US, thing, true, NOW).revision()).isNotBlank();
            }
        } catch (JsonProblem notJson) {
            assertThat(notJson).hasMessageMatching("(?s).+");
        }
    }

    @FuzzTest(maxDuration = "30s")
    void a_conversation_with_moderators_is_read_or_said_to_be_unreadable(byte[] body) {
        try {
            ModmailReader reader = ModmailReader.of(US, JsonValue.parse(body));
            assertThat(reader.after(Instant.EPOCH, NOW))
                    .allMatch(event -> event.account().equals(US));
        } catch (JsonProblem | Unreadable unreadable) {
            assertThat(unreadable).hasMessageMatching("(?s).+");
        }
    }

    @FuzzTest(maxDuration = "30s")
    void any_cursor_leads_somewhere(byte[] body) {
        String cursor = new String(body, StandardCharsets.UTF_8);
        assertThat(Mark.of(Mark.of(cursor, NOW).toCursor(), NOW)).isEqualTo(Mark.of(cursor, NOW));
        assertThat(ModmailMark.of(cursor, NOW).done().toCursor()).isNotBlank();
        assertThat(Known.of(cursor).toCursor()).isNotBlank();
    }
}
