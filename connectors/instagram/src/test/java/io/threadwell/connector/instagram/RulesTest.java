package io.threadwell.connector.instagram;

import static io.threadwell.connector.instagram.InstagramAnswers.SENT;
import static io.threadwell.connector.instagram.InstagramAnswers.SOON;
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
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows by the network's time, what is taken once, and how texts are counted and split. */
final class RulesTest {
    private final ReplyPolicy policy = policy(true);
    private final Message comment = InstagramAnswers.inbound(MessageKind.COMMENT);
    private final Message direct = InstagramAnswers.inbound(MessageKind.DIRECT_MESSAGE);

    private static ReplyPolicy policy(boolean humanAgent) {
        return InstagramConnector.builder()
                .config(InstagramConfig.builder()
                        .verifyToken(InstagramSamples.VERIFY_TOKEN)
                        .humanAgent(humanAgent)
                        .build())
                .build()
                .facet(ReplyPolicy.class)
                .orElseThrow();
    }

    private static void assertSaid(ReplyVerdict verdict, Reason reason, String said) {
        if (said.startsWith("until ")) {
            assertThat(verdict).isEqualTo(new Allowed(SENT.plus(Duration.parse(said.substring(6)))));
            return;
        }
        assertThat(verdict).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.alternatives().stream().map(Alternative::name)).containsExactly(said.split(" "));
        });
    }

    private ReplyVerdict inPrivate(Message target, String draft) {
        return policy.judge(InstagramAnswers.question(Visibility.PRIVATE, target, 0, SOON, Content.text(draft)));
    }

    private ReplyVerdict inPublic(Message target, String draft) {
        return policy.judge(InstagramAnswers.question(Visibility.PUBLIC, target, 0, SOON, Content.text(draft)));
    }

    private List<Content> parts(Visibility visibility, Message target, Content draft) {
        return policy.parts(InstagramAnswers.question(visibility, target, 0, SOON, draft));
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
    void a_message_may_go_out_to_the_last_second_of_its_window(
            Duration after, boolean byPerson, boolean granted, String said) {
        Content draft =
                byPerson ? InstagramAnswers.with(ContentAttributes.BY_PERSON, "true") : InstagramAnswers.words();
        Question question = InstagramAnswers.question(Visibility.PRIVATE, direct, 0, SENT.plus(after), draft);
        assertSaid(policy(granted).judge(question), Reason.WINDOW_CLOSED, said);
    }

    @Test
    void a_later_word_opens_the_window_anew_and_a_conversation_without_one_has_none() {
        Instant dayLater = SENT.plus(Duration.ofHours(24));
        Message again = Accounts.message(Direction.INBOUND, MessageKind.DIRECT_MESSAGE, dayLater, Content.text("?"));
        Instant until = dayLater.plus(Duration.ofHours(24));
        assertThat(policy.judge(new Question(
                        Accounts.account().account(),
                        Visibility.PRIVATE,
                        direct,
                        again,
                        0,
                        0,
                        InstagramAnswers.words(),
                        until)))
                .isEqualTo(new Allowed(until));
        Message ours = Accounts.message(Direction.OUTBOUND, MessageKind.DIRECT_MESSAGE, SENT, InstagramAnswers.words());
        assertSaid(inPrivate(ours, "hello?"), Reason.WINDOW_CLOSED, "OTHER_CHANNEL");
    }

    @ParameterizedTest
    @CsvSource({
        // after the comment by the network's time, private replies before, below a broadcast, why not, what is said
        "PT0S, 0, false, , until PT168H",
        "PT168H, 0, false, , until PT168H",
        "PT168H1S, 0, false, WINDOW_CLOSED, PUBLIC_REPLY",
        "PT1H, 1, false, ALREADY_USED, PUBLIC_REPLY",
        "PT168H1S, 1, false, ALREADY_USED, PUBLIC_REPLY",
        "PT1H, 0, true, , until PT168H",
        "PT1H, 1, true, ALREADY_USED, OTHER_CHANNEL",
        "PT168H1S, 0, true, WINDOW_CLOSED, OTHER_CHANNEL",
    })
    void a_comment_takes_one_private_reply_within_a_week(
            Duration after, int before, boolean live, Reason reason, String said) {
        Message target = live ? InstagramAnswers.live() : comment;
        assertSaid(
                policy.judge(InstagramAnswers.question(
                        Visibility.PRIVATE, target, before, SENT.plus(after), InstagramAnswers.words())),
                reason,
                said);
    }

    @Test
    void what_takes_no_public_answer_says_what_to_do_instead() {
        Message hidden = comment.withState(comment.state().withHidden(true));
        assertSaid(inPublic(InstagramAnswers.live(), "yes"), Reason.NOT_SUPPORTED, "PRIVATE_REPLY");
        assertSaid(inPublic(hidden, "yes"), Reason.NOT_SUPPORTED, "PRIVATE_REPLY");
        assertSaid(inPublic(direct, "yes"), Reason.NOT_SUPPORTED, "PRIVATE_REPLY");
    }

    @ParameterizedTest
    @CsvSource({
        // what is repeated, how many bytes each counts in private, how many characters in public
        "x, 1, 1",
        "\u00e9, 2, 1",
        "\u0645, 2, 1",
        "\u4f60, 3, 1",
        "\uD83D\uDE00, 4, 1",
        "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67, 18, 5",
        "https://example.org/a?b=c, 25, 25",
    })
    void texts_are_counted_as_instagram_counts_and_what_just_fits_goes(String one, int bytes, int characters) {
        String message = one.repeat(InstagramConnector.LONGEST_MESSAGE / bytes);
        assertThat(policy.limit(InstagramAnswers.question(Visibility.PRIVATE, direct, 0, SOON, Content.text(message)))
                        .taken())
                .isEqualTo(InstagramConnector.LONGEST_MESSAGE / bytes * bytes);
        assertThat(inPrivate(direct, message)).isInstanceOf(Allowed.class);
        assertSaid(inPrivate(direct, message + one), Reason.TOO_LONG, "SHORTEN");
        String below = one.repeat(InstagramConnector.LONGEST_COMMENT / characters);
        assertThat(policy.limit(InstagramAnswers.question(Visibility.PUBLIC, comment, 0, SOON, Content.text(below)))
                        .taken())
                .isEqualTo(InstagramConnector.LONGEST_COMMENT / characters * characters);
        assertThat(inPublic(comment, below)).isInstanceOf(Allowed.class);
        assertSaid(inPublic(comment, below + one), Reason.TOO_LONG, "SHORTEN");
    }

    @ParameterizedTest
    @CsvSource({
        "hello , PUBLIC",
        "\u0645\u0631\u062d\u0628\u0627 , PUBLIC",
        "\u4f60\u597d\u3002, PUBLIC",
        "hello , PRIVATE",
        "\u0645\u0631\u062d\u0628\u0627 , PRIVATE",
        "\u4f60\u597d\u3002, PRIVATE",
        "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67, PRIVATE"
    })
    void what_is_too_long_goes_in_numbered_parts_which_all_fit(String one, Visibility visibility) {
        Message target = visibility == Visibility.PUBLIC ? comment : direct;
        List<Content> parts = parts(visibility, target, Content.text(one.repeat(900)));
        assertThat(parts)
                .hasSizeGreaterThan(1)
                .allSatisfy(part -> assertThat(part.text()).matches("(?s).*\\(\\d+/\\d+\\)"))
                .allSatisfy(
                        part -> assertThat(policy.judge(InstagramAnswers.question(visibility, target, 0, SOON, part)))
                                .isInstanceOf(Allowed.class))
                .noneMatch(part -> part.text().startsWith("\u200D"));
    }

    @Test
    void a_private_reply_is_one_and_never_split() {
        Content draft = Content.text("word ".repeat(300));
        assertThat(parts(Visibility.PRIVATE, comment, draft)).containsExactly(draft);
        assertSaid(inPrivate(comment, draft.text()), Reason.TOO_LONG, "SHORTEN");
    }

    @Test
    void a_link_at_the_edge_stays_whole() {
        String link = "https://example.org/where/it/says/what?and=more";
        List<Content> parts = parts(Visibility.PRIVATE, direct, Content.text("word ".repeat(195) + link + " and on"));
        assertThat(parts).hasSize(2);
        assertThat(parts).filteredOn(part -> part.text().contains(link)).hasSize(1);
        assertThat(parts.get(0).text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(1_000);
    }

    @Test
    void media_and_words_go_apart_and_each_part_is_taken() {
        Attachment image = Attachment.of(Attachment.Kind.IMAGE, "https://cdn.example/1");
        Attachment file = Attachment.of(Attachment.Kind.FILE, "https://cdn.example/2");
        Map<String, String> byPerson = Map.of(ContentAttributes.BY_PERSON, "true");
        Content draft = new Content(
                "see these",
                List.of(image, file),
                Map.of(
                        ContentAttributes.BY_PERSON, "true",
                        ContentAttributes.QUOTES, "m_1",
                        ContentAttributes.QUICK_REPLIES, "Thanks"));
        List<Content> parts = parts(Visibility.PRIVATE, direct, draft);
        assertThat(parts)
                .containsExactly(
                        new Content(
                                "",
                                List.of(image),
                                Map.of(ContentAttributes.BY_PERSON, "true", ContentAttributes.QUOTES, "m_1")),
                        new Content("", List.of(file), byPerson),
                        new Content(
                                "see these",
                                List.of(),
                                Map.of(
                                        ContentAttributes.BY_PERSON,
                                        "true",
                                        ContentAttributes.QUICK_REPLIES,
                                        "Thanks")));
        assertThat(parts).allSatisfy(part -> assertThat(
                        policy.judge(InstagramAnswers.question(Visibility.PRIVATE, direct, 0, SOON, part)))
                .isInstanceOf(Allowed.class));
    }
}
