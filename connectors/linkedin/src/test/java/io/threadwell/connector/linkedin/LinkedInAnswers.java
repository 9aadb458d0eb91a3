package io.threadwell.connector.linkedin;

import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.ReplyPolicy.Question;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.testkit.connector.Answers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers on LinkedIn, and its rules for them. */
final class LinkedInAnswers implements Answers {
    private static final Instant SENT = Instant.parse("2025-03-03T09:00:00Z");
    private static final Instant SOON = SENT.plusSeconds(60);

    private final FakeLinkedIn linkedIn;
    private int drafts;

    LinkedInAnswers(FakeLinkedIn linkedIn) {
        this.linkedIn = linkedIn;
    }

    @Override
    public OutboundMessage draft(Kind kind) {
        Content content = Content.text("answer number " + ++drafts);
        Visibility visibility = kind == Kind.PUBLIC_REPLY ? Visibility.PUBLIC : Visibility.PRIVATE;
        FakeComments.Post post = linkedIn.comments.post(Accounts.OUR_URN, "news");
        String question =
                linkedIn.comments.write(post, Accounts.ANA, null, "a question").urn();
        Target target = new Target(question, question, post.activity(), Accounts.ANA);
        return Accounts.answer(visibility, target, content, linkedIn.clock.instant());
    }

    @Override
    public int timesPosted(OutboundMessage draft) {
        return (int) linkedIn.comments.saying(draft.content().text());
    }

    @Override
    public List<Row> rules() {
        Message comment = Accounts.message(MessageKind.COMMENT, SENT);
        Message mention = Accounts.message(MessageKind.MENTION, SENT);
        Message deleted = comment.withTimes(comment.times().deleted(SOON));
        Content words = Content.text("we look into it");
        Attachment image = Attachment.of(Attachment.Kind.IMAGE, "https://cdn.example/1.jpg");
        Content pictured = new Content("look", List.of(image), Map.of());
        Content link = Content.text("https://example.org/" + "a".repeat(1_230));
        Content tooLong = Content.text("https://example.org/" + "a".repeat(1_231));
        Content chinese = Content.text("\u4f60".repeat(1_250));
        Content tooMuchChinese = Content.text("\u4f60".repeat(1_251));
        Content arabic = Content.text("\u0645\u0631\u062d\u0628\u0627".repeat(250));
        Content tooMuchArabic = Content.text("\u0645\u0631\u062d\u0628\u0627".repeat(250) + "!");
        String family = "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
        return List.of(
                row("an answer to a comment", comment, SOON, words, null),
                row("an answer to a mention", mention, SOON, words, null),
                row(
                        "an answer after a year: there is no window",
                        comment,
                        SENT.plus(Duration.ofDays(365)),
                        words,
                        null),
                row("an answer to what is deleted", deleted, SOON, words, Reason.TARGET_DELETED),
                row("an image", comment, SOON, pictured, Reason.NOT_SUPPORTED),
                row("an image without words", comment, SOON, pictured.withText(""), Reason.NOT_SUPPORTED),
                row("a link counts with each of its characters", comment, SOON, link, null),
                row("a link that is one too long", comment, SOON, tooLong, Reason.TOO_LONG),
                row("1,250 Chinese characters", comment, SOON, chinese, null),
                row("1,251 Chinese characters", comment, SOON, tooMuchChinese, Reason.TOO_LONG),
                row("1,250 Arabic letters", comment, SOON, arabic, null),
                row("1,250 Arabic letters and one more sign", comment, SOON, tooMuchArabic, Reason.TOO_LONG),
                row("156 families of eight units", comment, SOON, Content.text(family.repeat(156)), null),
                row("157 families", comment, SOON, Content.text(family.repeat(157)), Reason.TOO_LONG),
                new Row(
                        "a private answer",
                        Kind.PRIVATE_REPLY,
                        question(Visibility.PRIVATE, comment, SOON, words),
                        Reason.NOT_SUPPORTED));
    }

    private static Row row(String name, Message target, Instant now, Content draft, @Nullable Reason refused) {
        return new Row(name, Kind.PUBLIC_REPLY, question(Visibility.PUBLIC, target, now, draft), refused);
    }

    private static Question question(Visibility visibility, Message target, Instant now, Content draft) {
        return new Question(Accounts.acme().account(), visibility, target, target, 0, 0, draft, now);
    }
}
