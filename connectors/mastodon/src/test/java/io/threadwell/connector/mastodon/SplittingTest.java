package io.threadwell.connector.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplyPolicy.Question;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.connector.ReplyVerdict.Refused;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts as long as servers take them and a little longer, with emoji, links, mentions, Arabic and Chinese; and no window at all. */
final class SplittingTest {
    private static final Instant SENT = Instant.parse("2025-03-03T09:00:00Z");
    private static final String FAMILY = "👨‍👩‍👧‍👦";
    private static final Author ANA = new Author(Accounts.ANA, "Ana", Accounts.ANA, null);

    private final ReplyPolicy policy =
            MastodonConnector.builder().build().facet(ReplyPolicy.class).orElseThrow();

    private static Question question(Message target, Content draft, Map<String, String> settings, Instant now) {
        return new Question(
                Accounts.with(Accounts.token(), settings).account(),
                target.type().visibility(),
                target,
                target,
                1,
                7,
                draft,
                now);
    }

    private static Question question(@Nullable Author author, String text) {
        Message target = Accounts.message(MessageKind.MENTION, Visibility.PUBLIC, author, SENT);
        return question(target, Content.text(text), Map.of(), SENT);
    }

    private int taken(String text) {
        return policy.limit(question(null, text)).taken();
    }

    @ParameterizedTest(name = "500 times {0} fit, one more does not")
    @CsvSource({"x", "م", "故", "👨‍👩‍👧‍👦", "🇩🇪", "é", "e\u0301"})
    void a_post_is_full_at_500_characters_as_people_see_them(String unit) {
        assertThat(policy.judge(question(null, unit.repeat(500)))).isInstanceOf(ReplyVerdict.Allowed.class);
        assertThat(policy.judge(question(null, unit.repeat(501))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_LONG));
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/a,                           23",
        "http://example.org/a/very/long/way/that/goes/on, 23",
        "https://пример.испытание/a,                      23",
        "see https://example.org. Or not,                 35",
        "https://localhost/a/b/c,                         23",
        "https://localhost/a/b/c/d,                       25",
        "example.org/a,                                   13",
        "@ana,                                            4",
        "@ana@other.example,                              4",
        "@ana@other.example and @bob@third.example,       13",
        "ana@other.example,                               17"
    })
    void links_and_mentions_count_as_mastodon_counts_them(String text, int taken) {
        assertThat(taken(text)).isEqualTo(taken);
    }

    @Test
    void the_name_that_is_put_before_an_answer_counts_and_one_that_is_there_counts_once() {
        assertThat(policy.limit(question(ANA, "hello")).taken()).isEqualTo("@ana hello".length());
        assertThat(policy.limit(question(ANA, "@ana hello")).taken()).isEqualTo("@ana hello".length());
        assertThat(policy.judge(question(ANA, "x".repeat(495)))).isInstanceOf(ReplyVerdict.Allowed.class);
        assertThat(policy.judge(question(ANA, "x".repeat(496)))).isInstanceOf(Refused.class);
    }

    @Test
    void a_warning_counts_with_the_text() {
        Message target = Accounts.message(MessageKind.MENTION, Visibility.PUBLIC, null, SENT);
        Content draft = new Content("x".repeat(490), List.of(), Map.of(ContentAttributes.CONTENT_WARNING, "spoilers"));
        assertThat(policy.limit(question(target, draft, Map.of(), SENT)).taken())
                .isEqualTo(498);
        Message hidden = target.withContent(
                new Content("x", List.of(), Map.of(ContentAttributes.CONTENT_WARNING, "what you want")));
        assertThat(policy.judge(question(hidden, Content.text("x".repeat(490)), Map.of(), SENT)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_servers_own_limits_hold() {
        Message target = Accounts.message(MessageKind.DIRECT_MESSAGE, Visibility.PRIVATE, null, SENT);
        Map<String, String> settings =
                Map.of(MastodonConnector.MAX_CHARACTERS, "5000", MastodonConnector.URL_CHARACTERS, "30");
        Content full = Content.text("x".repeat(4_969) + " https://example.org");
        assertThat(policy.judge(question(target, full, settings, SENT))).isInstanceOf(ReplyVerdict.Allowed.class);
        assertThat(policy.limit(question(target, full, settings, SENT)).most()).isEqualTo(5_000);
        assertThat(policy.judge(question(target, full.withText("x" + full.text()), settings, SENT)))
                .isInstanceOf(Refused.class);
        Map<String, String> odd = Map.of(MastodonConnector.MAX_CHARACTERS, "many");
        assertThat(policy.limit(question(target, full, odd, SENT)).most()).isEqualTo(500);
    }

    @Test
    void a_longer_text_is_split_at_sentences_and_numbered_and_every_part_names_whom_it_is_for() {
        String link = "https://example.org/" + "long/".repeat(60);
        String text = ("We are sorry, @carl@third.example. " + "请稍等，我们正在处理。" + "نحن نعمل على ذلك. " + FAMILY + " "
                        + link + " ")
                .repeat(24)
                .strip();
        List<Content> parts = policy.parts(question(ANA, text));
        assertThat(parts).hasSizeGreaterThan(2).allSatisfy(part -> {
            assertThat(policy.judge(question(ANA, part.text()))).isInstanceOf(ReplyVerdict.Allowed.class);
            assertThat(part.text()).endsWith("/" + parts.size() + ")");
        });
        String all = String.join("", parts.stream().map(Content::text).toList());
        for (String whole : List.of(link, "@carl@third.example", FAMILY)) {
            assertThat(all.split(Pattern.quote(whole), -1)).as(whole).hasSize(25);
        }
    }

    @ParameterizedTest
    @CsvSource({"PUBLIC, MENTION", "PRIVATE, DIRECT_MESSAGE"})
    void there_is_no_window_and_no_count_of_answers(Visibility visibility, MessageKind kind) {
        Message target = Accounts.message(kind, visibility, ANA, SENT);
        for (Duration later :
                List.of(Duration.ZERO, Duration.ofHours(24), Duration.ofDays(7), Duration.ofDays(3_650))) {
            assertThat(policy.judge(question(target, Content.text("hello"), Map.of(), SENT.plus(later))))
                    .isEqualTo(ReplyVerdict.allowed());
        }
    }

    @Test
    void a_private_answer_to_a_public_post_is_not_used_up() {
        Message target = Accounts.message(MessageKind.MENTION, Visibility.PUBLIC, ANA, SENT);
        Question again = new Question(
                Accounts.with(Accounts.token(), Map.of()).account(),
                Visibility.PRIVATE,
                target,
                target,
                5,
                5,
                Content.text("hello"),
                SENT);
        assertThat(policy.judge(again)).isEqualTo(ReplyVerdict.allowed());
    }
}
