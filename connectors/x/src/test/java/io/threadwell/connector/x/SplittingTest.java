package io.threadwell.connector.x;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplyPolicy.Question;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.connector.ReplyVerdict.Refused;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of 280 weighted characters and a little more, with emoji, links, Arabic and Chinese. */
final class SplittingTest {
    private static final Instant SENT = Instant.parse("2025-03-03T09:00:00Z");
    private static final String FAMILY = "👨‍👩‍👧‍👦";

    private final ReplyPolicy policy = XConnector.builder()
            .config(XConfig.builder().build())
            .build()
            .facet(ReplyPolicy.class)
            .orElseThrow();

    private static Question question(Visibility visibility, String text, Map<String, String> settings) {
        MessageKind kind = visibility == Visibility.PUBLIC ? MessageKind.MENTION : MessageKind.DIRECT_MESSAGE;
        Message target = Accounts.message(kind, visibility, SENT);
        return new Question(
                Accounts.acme(settings).account(), visibility, target, target, 0, 0, Content.text(text), SENT);
    }

    private static Question question(String text) {
        return question(Visibility.PUBLIC, text, Map.of());
    }

    @ParameterizedTest(name = "{1} times {0} fit, one more does not")
    @CsvSource({"x, 280", "م, 280", "故, 140", "👨‍👩‍👧‍👦, 140", "🇩🇪, 140", "é, 280"})
    void a_post_is_full_at_its_weight(String unit, int most) {
        assertThat(policy.judge(question(unit.repeat(most)))).isInstanceOf(ReplyVerdict.Allowed.class);
        assertThat(policy.judge(question(unit.repeat(most + 1))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_LONG));
    }

    @Test
    void a_link_takes_23_however_long_it_is() {
        String link = "https://example.org/" + "a".repeat(400);
        assertThat(policy.limit(question(link)).taken()).isEqualTo(23);
        assertThat(policy.judge(question("x".repeat(256) + " " + link))).isInstanceOf(ReplyVerdict.Allowed.class);
        assertThat(policy.judge(question("x".repeat(257) + " " + link))).isInstanceOf(Refused.class);
    }

    @Test
    void a_longer_text_is_split_at_sentences_and_numbered() {
        String link = "https://example.org/" + "long/".repeat(60);
        String text = ("We are sorry, @ana. " + "请稍等，我们正在处理。" + "نحن نعمل على ذلك. " + FAMILY + " " + link + " ")
                .repeat(6)
                .strip();
        List<Content> parts = policy.parts(question(text));
        assertThat(parts).hasSizeGreaterThan(2).allSatisfy(part -> {
            assertThat(policy.judge(question(part.text()))).isInstanceOf(ReplyVerdict.Allowed.class);
            assertThat(part.text()).endsWith("/" + parts.size() + ")");
        });
        String all = String.join("", parts.stream().map(Content::text).toList());
        for (String whole : List.of(link, "@ana", FAMILY)) {
            assertThat(all.split(Pattern.quote(whole), -1)).as(whole).hasSize(7);
        }
    }

    @Test
    void an_account_with_longer_posts_has_25_000() {
        Map<String, String> premium = Map.of(XConnector.LONG_POSTS, "true");
        Question full = question(Visibility.PUBLIC, "x".repeat(25_000), premium);
        assertThat(policy.judge(full)).isInstanceOf(ReplyVerdict.Allowed.class);
        assertThat(policy.parts(full)).hasSize(1);
        assertThat(policy.limit(full).most()).isEqualTo(XConnector.LONGEST_PREMIUM_POST);
        assertThat(policy.judge(question(Visibility.PUBLIC, "x".repeat(25_001), premium)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_direct_message_counts_characters_and_no_weights() {
        assertThat(policy.judge(question(Visibility.PRIVATE, "故".repeat(10_000), Map.of())))
                .isInstanceOf(ReplyVerdict.Allowed.class);
        assertThat(policy.judge(question(Visibility.PRIVATE, "故".repeat(10_001), Map.of())))
                .isInstanceOf(Refused.class);
        assertThat(policy.parts(question(Visibility.PRIVATE, "Well. ".repeat(4_000), Map.of())))
                .hasSize(3);
    }
}
