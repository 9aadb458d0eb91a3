package io.threadwell.connector.messenger;

import static io.threadwell.connector.messenger.MessengerAnswers.DAY;
import static io.threadwell.connector.messenger.MessengerAnswers.SENT;
import static io.threadwell.connector.messenger.MessengerAnswers.SOON;
import static io.threadwell.connector.messenger.MessengerAnswers.WEEK;
import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.ReplyPolicy;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows by the network's time, and how texts are counted and split. */
final class RulesTest {
    private final ReplyPolicy policy = policy(true);

    private static ReplyPolicy policy(boolean humanAgent) {
        return MessengerConnector.builder()
                .config(MessengerConfig.builder()
                        .verifyToken(MessengerSamples.VERIFY_TOKEN)
                        .humanAgent(humanAgent)
                        .build())
                .build()
                .facet(ReplyPolicy.class)
                .orElseThrow();
    }

    private static ReplyVerdict judge(ReplyPolicy policy, Message last, Instant now, Content draft) {
        return policy.judge(MessengerAnswers.question(last, last, now, draft));
    }

    private List<Content> parts(Content draft) {
        Message asked = MessengerAnswers.asked(SENT);
        return policy.parts(MessengerAnswers.question(asked, asked, SOON, draft));
    }

    @ParameterizedTest
    @CsvSource({
        // after the customer's last message by the network's time, by a person, the app has the feature, what is said
        "PT23H59M59S, false, true, until PT24H",
        "PT24H, false, true, until PT24H",
        "PT24H1S, false, true, HUMAN_AGENT_TAG OTHER_CHANNEL",
        "PT24H1S, false, false, OTHER_CHANNEL",
        "PT23H59M59S, true, true, until PT168H",
        "PT24H1S, true, true, until PT168H",
        "PT168H, true, true, until PT168H",
        "PT168H1S, true, true, OTHER_CHANNEL",
        "PT168H1S, false, true, OTHER_CHANNEL",
        "PT23H59M59S, true, false, until PT24H",
        "PT24H1S, true, false, OTHER_CHANNEL",
    })
    void a_window_is_open_to_its_last_second(Duration after, boolean byPerson, boolean granted, String said) {
        Content draft =
                byPerson ? MessengerAnswers.with(ContentAttributes.BY_PERSON, "true") : MessengerAnswers.words();
        ReplyVerdict verdict = judge(policy(granted), MessengerAnswers.asked(SENT), SENT.plus(after), draft);
        if (said.startsWith("until ")) {
            assertThat(verdict).isEqualTo(new Allowed(SENT.plus(Duration.parse(said.substring(6)))));
            return;
        }
        assertThat(verdict).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.WINDOW_CLOSED);
            assertThat(refused.alternatives().stream().map(Alternative::name)).containsExactly(said.split(" "));
        });
    }

    @Test
    void an_advertisement_opens_a_week_which_a_later_word_does_not_shorten() {
        Message led = Accounts.message(Direction.INBOUND, SENT, MessengerAnswers.with(ContentAttributes.AD, "6001"));
        Message later = MessengerAnswers.asked(SENT.plus(Duration.ofDays(2)));
        Instant fifthDay = SENT.plus(Duration.ofDays(5));
        assertThat(judge(policy, led, fifthDay, MessengerAnswers.words())).isEqualTo(new Allowed(WEEK));
        assertThat(policy.judge(MessengerAnswers.question(led, later, fifthDay, MessengerAnswers.words())))
                .isEqualTo(new Allowed(WEEK));
        assertThat(judge(policy, later, fifthDay, MessengerAnswers.words())).isInstanceOf(Refused.class);
    }

    @Test
    void a_later_word_opens_the_window_anew() {
        Message asked = MessengerAnswers.asked(SENT);
        Message again = MessengerAnswers.asked(DAY);
        Instant until = DAY.plus(Duration.ofHours(24));
        assertThat(policy.judge(MessengerAnswers.question(asked, again, until, MessengerAnswers.words())))
                .isEqualTo(new Allowed(until));
    }

    @ParameterizedTest
    @CsvSource({
        // what is repeated, how many characters each counts
        "x, 1",
        "\u00e9, 1",
        "\u0645, 1",
        "\u4f60, 1",
        "\uD83D\uDE00, 2",
        "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67, 8",
    })
    void characters_are_counted_and_the_text_that_just_fits_goes(String one, int each) {
        String most = one.repeat(MessengerConnector.LONGEST_TEXT / each);
        Message asked = MessengerAnswers.asked(SENT);
        assertThat(policy.limit(MessengerAnswers.question(asked, asked, SOON, Content.text(most)))
                        .taken())
                .isEqualTo(most.length())
                .isEqualTo(MessengerConnector.LONGEST_TEXT / each * each);
        assertThat(judge(policy, asked, SOON, Content.text(most))).isInstanceOf(Allowed.class);
        assertThat(judge(policy, asked, SOON, Content.text(most + one)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_LONG));
        assertThat(parts(Content.text(most + one)))
                .hasSizeGreaterThan(1)
                .allSatisfy(part -> assertThat(part.text().length()).isLessThanOrEqualTo(2_000))
                .allSatisfy(part -> assertThat(part.text()).matches("(?s).*\\(\\d/\\d\\)"));
    }

    @Test
    void a_link_at_the_edge_stays_whole() {
        String link = "https://example.org/where/it/says/what?and=more";
        List<Content> parts = parts(Content.text("word ".repeat(395) + link + " and on"));
        assertThat(parts).hasSize(2);
        assertThat(parts).filteredOn(part -> part.text().contains(link)).hasSize(1);
    }

    @Test
    void media_and_words_go_apart_and_each_part_is_taken() {
        Attachment image = Attachment.of(Attachment.Kind.IMAGE, "https://cdn.example/1");
        Attachment file = Attachment.of(Attachment.Kind.FILE, "https://cdn.example/2");
        Map<String, String> attributes = Map.of(
                ContentAttributes.BY_PERSON, "true",
                ContentAttributes.QUOTES, "m_1",
                ContentAttributes.QUICK_REPLIES, "Thanks");
        List<Content> parts = parts(new Content("see these", List.of(image, file), attributes));
        assertThat(parts)
                .containsExactly(
                        new Content(
                                "",
                                List.of(image),
                                Map.of(ContentAttributes.BY_PERSON, "true", ContentAttributes.QUOTES, "m_1")),
                        new Content("", List.of(file), Map.of(ContentAttributes.BY_PERSON, "true")),
                        new Content(
                                "see these",
                                List.of(),
                                Map.of(
                                        ContentAttributes.BY_PERSON,
                                        "true",
                                        ContentAttributes.QUICK_REPLIES,
                                        "Thanks")));
        assertThat(parts).allSatisfy(part -> assertThat(judge(policy, MessengerAnswers.asked(SENT), SOON, part))
                .isInstanceOf(Allowed.class));
    }

    @Test
    void two_images_without_words_are_two_messages() {
        Attachment image = Attachment.of(Attachment.Kind.IMAGE, "https://cdn.example/1");
        assertThat(parts(new Content("", List.of(image, image), Map.of()))).hasSize(2);
    }
}
