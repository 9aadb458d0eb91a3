package io.threadwell.connector.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplyPolicy.Question;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.connector.ReplyVerdict.Alternative;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.connector.ReplyVerdict.Refused;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.api.webhook.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts as long as Reddit takes them and a little longer, with emoji, links, names, Arabic and Chinese; and no window of time. */
final class SplittingTest {
    private static final Instant SENT = Instant.parse("2025-03-03T09:00:00Z");
    private static final String FAMILY = "👨‍👩‍👧‍👦";

    private final ReplyPolicy policy = RedditConnector.builder()
            .config(RedditConfig.builder()
                    .userAgent(FakeReddit.AGENT)
                    .client("app-id", Secret.of("app-secret"))
                    .build())
            .build()
            .facet(ReplyPolicy.class)
            .orElseThrow();

    private static Question question(String text) {
        Message target = Accounts.message(MessageKind.COMMENT, Visibility.PUBLIC, Map.of(), SENT);
        return RedditAnswers.question(Visibility.PUBLIC, target, SENT, Content.text(text));
    }

    @ParameterizedTest(name = "{0} counts {1}")
    @CsvSource({
        "x, 1",
        "م, 1",
        "故, 1",
        "🇩🇪, 2",
        "👨‍👩‍👧‍👦, 7",
        "é, 1",
        "e\u0301, 2",
        "😀, 1",
        "https://example.org/a, 21",
        "u/Ana_Customer, 14"
    })
    void text_counts_by_code_points(String unit, int taken) {
        assertThat(policy.limit(question(unit)).taken()).isEqualTo(taken);
        int fit = RedditConnector.LONGEST / taken;
        assertThat(policy.judge(question(unit.repeat(fit)))).isInstanceOf(ReplyVerdict.Allowed.class);
        assertThat(policy.judge(question(unit.repeat(fit + 1)))).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.TOO_LONG);
            assertThat(refused.alternatives()).contains(Alternative.SHORTEN);
        });
    }

    @Test
    void a_longer_text_is_split_at_sentences_and_numbered() {
        String link = "https://example.org/" + "long/".repeat(60);
        String text = ("We are sorry. " + "请稍等，我们正在处理。" + "نحن نعمل على ذلك. " + FAMILY + " " + link + " ")
                .repeat(60)
                .strip();
        List<Content> parts = policy.parts(question(text));
        assertThat(parts).hasSizeGreaterThan(2).allSatisfy(part -> {
            assertThat(policy.judge(question(part.text()))).isInstanceOf(ReplyVerdict.Allowed.class);
            assertThat(part.text()).endsWith("/" + parts.size() + ")");
        });
        String all = String.join("", parts.stream().map(Content::text).toList());
        for (String whole : List.of(link, FAMILY)) {
            assertThat(all.split(Pattern.quote(whole), -1)).as(whole).hasSize(61);
        }
    }

    @ParameterizedTest
    @CsvSource({"PUBLIC, COMMENT", "PUBLIC, MENTION", "PRIVATE, DIRECT_MESSAGE"})
    void there_is_no_window_of_time_and_no_count_of_answers(Visibility visibility, MessageKind kind) {
        Message target = Accounts.message(kind, visibility, Map.of(), SENT);
        for (Duration later :
                List.of(Duration.ZERO, Duration.ofHours(24), Duration.ofDays(180), Duration.ofDays(365))) {
            Question question =
                    RedditAnswers.question(visibility, target, SENT.plus(later), Content.text("we look into it"));
            assertThat(policy.judge(question)).isEqualTo(ReplyVerdict.allowed());
        }
    }

    @Test
    void a_private_answer_to_a_public_item_is_not_used_up() {
        Message target = Accounts.message(MessageKind.COMMENT, Visibility.PUBLIC, Map.of(), SENT);
        Question again = new Question(
                Accounts.watching().account(), Visibility.PRIVATE, target, target, 5, 5, Content.text("hello"), SENT);
        assertThat(policy.judge(again)).isEqualTo(ReplyVerdict.allowed());
    }

    @Test
    void an_archived_post_is_answered_in_private_instead() {
        Message target = Accounts.message(MessageKind.COMMENT, Visibility.PUBLIC, Map.of("archived", "true"), SENT);
        assertThat(policy.judge(RedditAnswers.question(Visibility.PUBLIC, target, SENT, Content.text("hello"))))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.alternatives())
                        .containsExactly(Alternative.PRIVATE_REPLY));
    }
}
