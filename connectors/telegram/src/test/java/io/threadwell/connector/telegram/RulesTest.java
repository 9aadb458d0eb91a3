package io.threadwell.connector.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplyPolicy.Question;
import io.threadwell.api.connector.ReplyVerdict.Allowed;
import io.threadwell.api.connector.ReplyVerdict.Refused;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows and lengths, at their edges. */
final class RulesTest {
    private static final Instant SENT = Instant.parse("2025-03-03T09:00:00Z");
    private static final String FAMILY = "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

    private final ReplyPolicy policy =
            TelegramConnector.builder().build().facet(ReplyPolicy.class).orElseThrow();

    private static Question question(String target, Instant now, Content draft) {
        return TelegramAnswers.question(
                Visibility.PRIVATE, Accounts.message(target, Visibility.PRIVATE, SENT), now, draft);
    }

    private static Question question(Content draft) {
        return question("501:5", SENT.plusSeconds(5), draft);
    }

    @ParameterizedTest
    @CsvSource({"c0nn:501:5,86400,true", "c0nn:501:5,86401,false", "501:5,86401,true", "501:5,99999999,true"})
    void only_a_business_chat_closes_after_a_day(String target, long seconds, boolean open) {
        Instant now = SENT.plusSeconds(seconds);
        assertThat(policy.judge(question(target, now, Content.text("hello"))) instanceof Allowed)
                .isEqualTo(open);
    }

    @Test
    void the_end_of_the_day_is_told() {
        assertThat(policy.judge(question("c0nn:501:5", SENT, Content.text("hello"))))
                .isEqualTo(new Allowed(SENT.plus(Duration.ofDays(1))));
        assertThat(policy.judge(question("501:5", SENT, Content.text("hello")))).isEqualTo(new Allowed(null));
    }

    @ParameterizedTest
    @CsvSource({"x,1", "\uD83D\uDE28,1", FAMILY + ",5", "你,1", "e\u0301,2", "مرحبا,5", "https://example.org/a,21"})
    void characters_are_counted_as_unicode_counts_them(String text, int taken) {
        assertThat(policy.limit(question(Content.text(text))).taken()).isEqualTo(taken);
    }

    @Test
    void words_beside_a_file_are_shorter() {
        Content look = TelegramAnswers.files(1, Attachment.Kind.IMAGE);
        assertThat(policy.judge(question(look.withText("x".repeat(1_024))))).isInstanceOf(Allowed.class);
        assertThat(policy.judge(question(look.withText("x".repeat(1_025))))).isInstanceOf(Refused.class);
        List<Content> parts = policy.parts(question(look.withText("A sentence of some words. ".repeat(60))));
        assertThat(parts).hasSize(2);
        assertThat(parts.get(0).attachments()).hasSize(1);
        assertThat(parts.get(1).attachments()).isEmpty();
        assertThat(parts).allMatch(part -> part.text().length() <= 1_024);
    }

    @ParameterizedTest
    @CsvSource({"10,IMAGE,true", "11,IMAGE,false", "2,VIDEO,true", "2,AUDIO,true", "2,FILE,true", "1,LOCATION,false"})
    void albums_have_ten_files(int files, Attachment.Kind kind, boolean taken) {
        assertThat(policy.judge(question(TelegramAnswers.files(files, kind))) instanceof Allowed)
                .isEqualTo(taken);
    }

    @Test
    void an_album_does_not_mix_sounds_and_pictures() {
        Content mixed = new Content(
                "both",
                List.of(
                        Attachment.of(Attachment.Kind.IMAGE, "https://cdn.example/1"),
                        Attachment.of(Attachment.Kind.AUDIO, "https://cdn.example/2")),
                Map.of());
        assertThat(policy.judge(question(mixed))).isInstanceOf(Refused.class);
    }
}
