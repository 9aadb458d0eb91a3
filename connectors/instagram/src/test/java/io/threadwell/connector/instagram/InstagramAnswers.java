package io.threadwell.connector.instagram;

import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.ReplyPolicy.Question;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.Direction;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.testkit.connector.Answers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers on Instagram, and its rules for them. */
final class InstagramAnswers implements Answers {
    static final Instant SENT = Instant.parse("2025-03-03T09:00:00Z");
    static final Instant SOON = SENT.plusSeconds(60);
    static final Instant DAY = SENT.plus(Duration.ofHours(24));
    static final Instant WEEK = SENT.plus(Duration.ofDays(7));

    private final FakeInstagram instagram;
    private int drafts;

    InstagramAnswers(FakeInstagram instagram) {
        this.instagram = instagram;
    }

    @Override
    public OutboundMessage draft(Kind kind) {
        FakeComment comment = instagram.comment("a question");
        Target below = new Target(comment.id, comment.id, FakeInstagram.MEDIA, null);
        Target direct = new Target("m_1", null, null, Accounts.ANA);
        if (kind == Kind.DIRECT_MESSAGE && drafts == 0) {
            instagram.write(Accounts.ANA, false, "hello", "");
        }
        return Accounts.answer(
                kind == Kind.PUBLIC_REPLY ? Visibility.PUBLIC : Visibility.PRIVATE,
                kind == Kind.DIRECT_MESSAGE ? direct : below,
                Content.text("answer number " + ++drafts),
                instagram.clock.instant());
    }

    @Override
    public int timesPosted(OutboundMessage draft) {
        String text = draft.content().text();
        long below = instagram.comments.values().stream()
                .filter(one -> one.author.equals(Accounts.US) && one.text.equals(text))
                .count();
        long direct = instagram.messages.stream()
                .filter(one -> one.ours() && one.text().equals(text))
                .count();
        return (int) (below + direct);
    }

    @Override
    public List<Row> rules() {
        Message comment = inbound(MessageKind.COMMENT);
        Message gone = comment.withTimes(comment.times().deleted(SOON));
        Message hidden = comment.withState(comment.state().withHidden(true));
        Message ours = Accounts.message(Direction.OUTBOUND, MessageKind.COMMENT, SENT, words());
        Message mention = inbound(MessageKind.MENTION);
        Message direct = inbound(MessageKind.DIRECT_MESSAGE);
        Message said = Accounts.message(Direction.OUTBOUND, MessageKind.DIRECT_MESSAGE, SENT, words());
        Content byPerson = with(ContentAttributes.BY_PERSON, "true");
        return List.of(
                open("a reply to a comment", comment, words(), null),
                open("a reply to a mention", mention, words(), null),
                open("a reply with an image", comment, media("see", Attachment.Kind.IMAGE), Reason.NOT_SUPPORTED),
                open("a reply to what is deleted", gone, words(), Reason.TARGET_DELETED),
                open("a reply below a broadcast", live(), words(), Reason.NOT_SUPPORTED),
                open("a reply to a hidden comment", hidden, words(), Reason.NOT_SUPPORTED),
                open("an empty reply", comment, Content.text(" "), Reason.EMPTY),
                closed("a private reply", comment, 0, WEEK, words(), null),
                closed("a private reply after a week", comment, 0, WEEK.plusSeconds(1), words(), Reason.WINDOW_CLOSED),
                closed("a second private reply", comment, 1, SOON, words(), Reason.ALREADY_USED),
                closed("a private reply to ourselves", ours, 0, SOON, words(), Reason.NOT_SUPPORTED),
                closed("a private reply to a mention", mention, 0, SOON, words(), Reason.NOT_SUPPORTED),
                closed("a private reply to what is deleted", gone, 0, SOON, words(), Reason.TARGET_DELETED),
                closed(
                        "a private reply with an image",
                        comment,
                        0,
                        SOON,
                        media("", Attachment.Kind.IMAGE),
                        Reason.NOT_SUPPORTED),
                direct("a message after a day", direct, DAY, words(), null),
                direct("a program's message later", direct, DAY.plusSeconds(1), words(), Reason.WINDOW_CLOSED),
                direct("a person's message after a week", direct, WEEK.plusSeconds(1), byPerson, Reason.WINDOW_CLOSED),
                direct("a word of ours opens nothing", said, SOON, byPerson, Reason.WINDOW_CLOSED),
                direct("an image", direct, SOON, media("", Attachment.Kind.IMAGE), null),
                direct("a file", direct, SOON, media("", Attachment.Kind.FILE), null),
                direct("an image with words", direct, SOON, media("see", Attachment.Kind.IMAGE), Reason.NOT_SUPPORTED),
                direct("a place", direct, SOON, media("", Attachment.Kind.LOCATION), Reason.NOT_SUPPORTED),
                direct("ready answers", direct, SOON, with(ContentAttributes.QUICK_REPLIES, "yes\nno"), null),
                direct(
                        "a ready answer that is too long",
                        direct,
                        SOON,
                        with(ContentAttributes.QUICK_REPLIES, "more than twenty chars"),
                        Reason.NOT_SUPPORTED),
                direct("500 letters of two bytes", direct, SOON, Content.text("é".repeat(500)), null),
                direct("one more", direct, SOON, Content.text("é".repeat(501)), Reason.TOO_LONG));
    }

    static Message inbound(MessageKind kind) {
        return Accounts.message(Direction.INBOUND, kind, SENT, Content.text("a question"));
    }

    static Message live() {
        Content words = new Content("a question", List.of(), Map.of(InstagramConnector.LIVE, "true"));
        return Accounts.message(Direction.INBOUND, MessageKind.COMMENT, SENT, words);
    }

    static Content words() {
        return Content.text("we look into it");
    }

    static Content with(String name, String value) {
        return new Content("we look into it", List.of(), Map.of(name, value));
    }

    static Content media(String words, Attachment.Kind kind) {
        return new Content(words, List.of(Attachment.of(kind, "https://cdn.example/1")), Map.of());
    }

    private static Row open(String name, Message target, Content draft, @Nullable Reason refused) {
        return new Row(name, Kind.PUBLIC_REPLY, question(Visibility.PUBLIC, target, 0, SOON, draft), refused);
    }

    private static Row closed(
            String name, Message target, int before, Instant now, Content draft, @Nullable Reason refused) {
        return new Row(name, Kind.PRIVATE_REPLY, question(Visibility.PRIVATE, target, before, now, draft), refused);
    }

    private static Row direct(String name, Message target, Instant now, Content draft, @Nullable Reason refused) {
        return new Row(name, Kind.DIRECT_MESSAGE, question(Visibility.PRIVATE, target, 0, now, draft), refused);
    }

    static Question question(Visibility visibility, Message target, int before, Instant now, Content draft) {
        return new Question(Accounts.account().account(), visibility, target, target, before, 0, draft, now);
    }
}
