package io.threadwell.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.NetworkLimits;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Visibility;
import io.threadwell.testkit.connector.Answers.Kind;
import io.threadwell.testkit.connector.Answers.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The network's rules for answers. */
abstract class PolicyTests extends ConnectorTest {
    private ReplyPolicy policy;
    private Answers answers;
    private List<Row> rules;

    PolicyTests(ConnectorContract contract) {
        super(contract);
    }

    @BeforeEach
    void openPolicy() {
        needs(Capability.PUBLIC_REPLY, Capability.PRIVATE_REPLY, Capability.DIRECT_MESSAGE);
        policy = facet(ReplyPolicy.class);
        answers = supplied(fixture.answers(), "answers()");
        rules = answers.rules();
    }

    @Test
    void every_row_of_the_table_holds() {
        List<String> wrong = new ArrayList<>();
        for (Row row : rules) {
            ReplyVerdict verdict = policy.judge(row.question());
            Reason refused = verdict instanceof ReplyVerdict.Refused no ? no.reason() : null;
            if (refused != row.refused()) {
                wrong.add(row.name() + ": " + verdict);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void the_table_has_an_allowed_row_for_each_kind_that_is_declared_and_none_for_others() {
        for (Kind kind : Kind.values()) {
            assertThat(rules.stream().anyMatch(row -> row.kind() == kind && row.refused() == null))
                    .as("an allowed row for %s", kind)
                    .isEqualTo(can(Capability.valueOf(kind.name())));
        }
        assertThat(rules).anyMatch(row -> row.refused() == Reason.TARGET_DELETED);
    }

    @Test
    void what_is_allowed_until_a_moment_is_allowed_at_it_and_refused_after_it() {
        for (Row row : allowed()) {
            if (policy.judge(row.question()) instanceof ReplyVerdict.Allowed allowed && allowed.until() != null) {
                ReplyPolicy.Question q = row.question();
                assertThat(policy.judge(at(q, allowed.until())))
                        .as(row.name())
                        .isInstanceOf(ReplyVerdict.Allowed.class);
                assertThat(policy.judge(at(q, allowed.until().plusSeconds(1))))
                        .as(row.name())
                        .isInstanceOfSatisfying(ReplyVerdict.Refused.class, refused -> {
                            assertThat(refused.reason()).isEqualTo(Reason.WINDOW_CLOSED);
                            assertThat(refused.alternatives()).isNotEmpty();
                        });
            }
        }
    }

    private static ReplyPolicy.Question at(ReplyPolicy.Question q, Instant now) {
        return new ReplyPolicy.Question(
                q.account(),
                q.visibility(),
                q.target(),
                q.lastInbound(),
                q.privateReplies(),
                q.answersSince(),
                q.draft(),
                now);
    }

    @Test
    void texts_may_be_as_long_as_the_descriptor_says_and_no_longer() {
        NetworkLimits limits = connector.descriptor().limits();
        for (Row row : allowed()) {
            boolean isPublic = row.question().visibility() == Visibility.PUBLIC;
            int most = isPublic ? limits.publicText() : limits.privateText();
            assertThat(policy.judge(saying(row, "x".repeat(most))))
                    .as(row.name())
                    .isInstanceOf(ReplyVerdict.Allowed.class);
            assertRefused(row, "x".repeat(most + 1), Reason.TOO_LONG);
            assertRefused(row, "", Reason.EMPTY);
            assertRefused(row, " \n\t ", Reason.EMPTY);
        }
    }

    private void assertRefused(Row row, String text, Reason reason) {
        assertThat(policy.judge(saying(row, text)))
                .as(row.name())
                .isInstanceOfSatisfying(ReplyVerdict.Refused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(reason));
    }

    private List<Row> allowed() {
        return rules.stream().filter(row -> row.refused() == null).toList();
    }

    private static ReplyPolicy.Question saying(Row row, String text) {
        return row.question().withDraft(Content.text(text));
    }

    @Test
    void the_limit_is_told_with_what_the_draft_takes_of_it() {
        for (Row row : allowed()) {
            ReplyPolicy.TextLimit limit = policy.limit(saying(row, "x".repeat(7)));
            boolean isPublic = row.question().visibility() == Visibility.PUBLIC;
            NetworkLimits limits = connector.descriptor().limits();
            assertThat(limit.most()).as(row.name()).isEqualTo(isPublic ? limits.publicText() : limits.privateText());
            assertThat(limit.taken()).as(row.name()).isEqualTo(7);
            assertThat(limit.unit()).as(row.name()).isNotBlank();
        }
    }

    @Test
    void a_text_that_fits_is_not_split() {
        for (Row row : allowed()) {
            assertThat(policy.parts(row.question()))
                    .as(row.name())
                    .containsExactly(row.question().draft());
        }
    }

    @Test
    void a_text_that_is_too_long_becomes_parts_that_the_network_takes() {
        String link = "https://example.org/a/long/way/to/what/was/asked?and=more";
        String emoji = "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
        String sentence = "We are sorry, @anna: please read " + link + " first. مرحبا بك. 你好，世界。" + emoji + " ";
        for (Row row : allowed()) {
            int most = policy.limit(row.question()).most();
            String text = sentence.repeat(2 * most / sentence.length() + 2).strip();
            List<Content> parts = policy.parts(saying(row, text));
            if (parts.size() == 1) {
                assertThat(answers.splits(row.kind()))
                        .as(row.name() + ": only once is a reason not to split")
                        .isFalse();
                continue;
            }
            for (Content part : parts) {
                assertThat(policy.judge(row.question().withDraft(part)))
                        .as(row.name())
                        .isInstanceOf(ReplyVerdict.Allowed.class);
            }
            String all = String.join("", parts.stream().map(Content::text).toList());
            for (String whole : List.of(link, "@anna", emoji)) {
                assertThat(count(all, whole)).as(row.name() + ": " + whole).isEqualTo(count(text, whole));
            }
            assertThat(parts.get(0).text()).contains("1/" + parts.size());
        }
    }

    private static int count(String text, String what) {
        return text.split(java.util.regex.Pattern.quote(what), -1).length - 1;
    }

    @Test
    void judging_is_pure_and_refusals_explain_without_the_text() {
        for (Row row : rules) {
            ReplyVerdict verdict = policy.judge(row.question());
            assertThat(policy.judge(row.question())).as(row.name()).isEqualTo(verdict);
            if (verdict instanceof ReplyVerdict.Refused refused) {
                assertThat(refused.explanation()).as(row.name()).isNotBlank();
                String text = row.question().draft().text();
                assertThat(!text.isBlank() && refused.explanation().contains(text))
                        .as(row.name() + ": the explanation shows the text")
                        .isFalse();
            }
        }
    }
}
