package io.threadwell.connector.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplyPolicy.Question;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.connector.ReplyVerdict.Allowed;
import io.threadwell.api.connector.ReplyVerdict.Alternative;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.connector.ReplyVerdict.Refused;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.Direction;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows and lengths, at their edges. */
final class RulesTest {
    private static final Instant SENT = Instant.parse("2025-03-03T09:00:00Z");
    private static final Message ASKED = Accounts.message(Direction.INBOUND, SENT);
    private static final String FAMILY = "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

    private final ReplyPolicy policy = WhatsAppConnector.builder()
            .config(WhatsAppConfig.builder()
                    .verifyToken(WhatsAppSamples.VERIFY_TOKEN)
                    .build())
            .build()
            .facet(ReplyPolicy.class)
            .orElseThrow();

    private static Question question(Content draft) {
        return WhatsAppAnswers.question(ASKED, SENT.plusSeconds(5), draft);
    }

    @ParameterizedTest
    @CsvSource({"0,true", "86399,true", "86400,true", "86401,false", "259200,false"})
    void the_window_is_open_for_24_hours_by_the_networks_time(long seconds, boolean open) {
        ReplyVerdict verdict =
                policy.judge(WhatsAppAnswers.question(ASKED, SENT.plusSeconds(seconds), WhatsAppAnswers.words()));
        assertThat(verdict instanceof Allowed).isEqualTo(open);
        if (verdict instanceof Refused refused) {
            assertThat(refused.reason()).isEqualTo(Reason.WINDOW_CLOSED);
            assertThat(refused.alternatives()).containsExactly(Alternative.TEMPLATE, Alternative.OTHER_CHANNEL);
        }
    }

    @Test
    void the_end_of_the_window_is_told() {
        assertThat(policy.judge(question(WhatsAppAnswers.words())))
                .isEqualTo(new Allowed(SENT.plus(Duration.ofDays(1))));
    }

    @Test
    void the_customers_last_word_counts_and_not_the_one_that_is_answered() {
        Message last = Accounts.message(Direction.INBOUND, SENT.plusSeconds(3_600));
        Question late = new Question(
                Accounts.number().account(),
                Visibility.PRIVATE,
                ASKED,
                last,
                0,
                0,
                WhatsAppAnswers.words(),
                SENT.plusSeconds(90_000));
        assertThat(policy.judge(late)).isInstanceOf(Allowed.class);
    }

    @Test
    void a_template_goes_out_after_a_year_and_is_never_split() {
        Content template = WhatsAppAnswers.template("en_US").withText("x".repeat(9_000));
        Question late = WhatsAppAnswers.question(ASKED, SENT.plus(Duration.ofDays(365)), template);
        assertThat(policy.judge(late)).isEqualTo(new Allowed(null));
        assertThat(policy.parts(late)).containsExactly(template);
    }

    @Test
    void nothing_goes_out_in_public() {
        Question open = new Question(
                Accounts.number().account(), Visibility.PUBLIC, ASKED, ASKED, 0, 0, WhatsAppAnswers.words(), SENT);
        assertThat(policy.judge(open)).isInstanceOfSatisfying(Refused.class, no -> assertThat(no.alternatives())
                .containsExactly(Alternative.PRIVATE_REPLY));
    }

    @ParameterizedTest
    @CsvSource({"x,1", "\uD83D\uDE28,1", FAMILY + ",5", "你,1", "e\u0301,2", "مرحبا,5", "https://example.org/a,21"})
    void characters_are_counted_as_unicode_counts_them(String text, int taken) {
        assertThat(policy.limit(question(Content.text(text))).taken()).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"4096,true", "4097,false"})
    void a_text_has_4096_characters_whatever_they_are(int length, boolean fits) {
        assertThat(policy.judge(question(Content.text("\uD83D\uDE28".repeat(length)))) instanceof Allowed)
                .isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"1024,true", "1025,false"})
    void words_beside_media_and_ready_answers_are_shorter(int length, boolean fits) {
        String words = "x".repeat(length);
        Content image = WhatsAppAnswers.media(Attachment.Kind.IMAGE).withText(words);
        Content choices =
                WhatsAppAnswers.with(ContentAttributes.QUICK_REPLIES, "yes\nno").withText(words);
        for (Content draft : List.of(image, choices)) {
            assertThat(policy.judge(question(draft)) instanceof Allowed).isEqualTo(fits);
        }
    }

    @Test
    void what_is_split_keeps_the_media_with_the_first_part_and_families_whole() {
        String text = ("A sentence of some words with " + FAMILY + ". ").repeat(40);
        List<Content> parts = policy.parts(
                question(WhatsAppAnswers.media(Attachment.Kind.IMAGE).withText(text)));
        assertThat(parts).hasSizeGreaterThan(1);
        assertThat(parts.get(0).attachments()).hasSize(1);
        assertThat(parts.stream().skip(1)).allMatch(part -> part.attachments().isEmpty());
        assertThat(parts)
                .allMatch(part -> part.text().codePointCount(0, part.text().length()) <= 1_024);
        String all = parts.stream().map(Content::text).collect(Collectors.joining());
        assertThat(all.split(FAMILY, -1)).hasSize(41);
    }

    @ParameterizedTest
    @CsvSource({"3,20,true", "3,21,false", "4,24,true", "4,25,false", "10,24,true", "11,5,false"})
    void three_ready_answers_are_buttons_and_ten_a_list(int howMany, int length, boolean fits) {
        String choices = IntStream.range(0, howMany)
                .mapToObj(i -> "x".repeat(length - 2) + (10 + i))
                .collect(Collectors.joining("\n"));
        Content draft = WhatsAppAnswers.with(ContentAttributes.QUICK_REPLIES, choices);
        assertThat(policy.judge(question(draft)) instanceof Allowed).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"IMAGE,true", "VIDEO,true", "FILE,true", "AUDIO,false", "STICKER,false", "LINK,false"})
    void words_go_with_what_shows_them(Attachment.Kind kind, boolean allowed) {
        assertThat(policy.judge(question(WhatsAppAnswers.media(kind))) instanceof Allowed)
                .isEqualTo(allowed);
        assertThat(policy.judge(question(WhatsAppAnswers.media(kind).withText(""))) instanceof Allowed)
                .isEqualTo(kind != Attachment.Kind.LINK);
    }
}
