package io.threadwell.connector.messenger;

import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.ReplyPolicy.Question;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.Direction;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.Visibility;
import io.threadwell.testkit.connector.Answers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers on Messenger, and its rules for them. */
final class MessengerAnswers implements Answers {
    static final Instant SENT = Instant.parse("2025-03-03T09:00:00Z");
    static final Instant SOON = SENT.plusSeconds(60);
    static final Instant DAY = SENT.plus(Duration.ofHours(24));
    static final Instant WEEK = SENT.plus(Duration.ofDays(7));

    private final FakeMessenger messenger;
    private int drafts;

    MessengerAnswers(FakeMessenger messenger) {
        this.messenger = messenger;
    }

    @Override
    public OutboundMessage draft(Kind kind) {
        Content content = Content.text("answer number " + ++drafts);
        boolean direct = kind == Kind.DIRECT_MESSAGE;
        return Accounts.answer(
                kind == Kind.PUBLIC_REPLY ? Visibility.PUBLIC : Visibility.PRIVATE,
                new Target("m_1", null, null, direct ? Accounts.ANA : null),
                content,
                messenger.clock.instant());
    }

    @Override
    public int timesPosted(OutboundMessage draft) {
        return messenger.saying(draft.content().text());
    }

    @Override
    public List<Row> rules() {
        Message asked = asked(SENT);
        Message led = Accounts.message(Direction.INBOUND, SENT, with(ContentAttributes.AD, "6001"));
        Message ours = Accounts.message(Direction.OUTBOUND, SENT, words());
        Message gone = asked.withTimes(asked.times().deleted(SOON));
        Content byPerson = with(ContentAttributes.BY_PERSON, "true");
        return List.of(
                row("an answer soon", asked, SOON, words(), null),
                row("an answer after a day", asked, DAY, words(), null),
                row("a program's answer a second later", asked, DAY.plusSeconds(1), words(), Reason.WINDOW_CLOSED),
                row("a person's answer later", asked, WEEK.plusSeconds(1), byPerson, Reason.WINDOW_CLOSED),
                row("an answer a week after an advertisement", led, WEEK, words(), null),
                row("an answer later than that", led, WEEK.plusSeconds(1), words(), Reason.WINDOW_CLOSED),
                row("a word of ours opens nothing", ours, SOON, byPerson, Reason.WINDOW_CLOSED),
                row("an answer to what is deleted", gone, SOON, words(), null),
                row(
                        "a quotation of what is deleted",
                        gone,
                        SOON,
                        with(ContentAttributes.QUOTES, "m_1"),
                        Reason.TARGET_DELETED),
                row("an image", asked, SOON, media("", Attachment.Kind.IMAGE), null),
                row("a file", asked, SOON, media("", Attachment.Kind.FILE), null),
                row("an image with words", asked, SOON, media("see", Attachment.Kind.IMAGE), Reason.NOT_SUPPORTED),
                row("a place", asked, SOON, media("", Attachment.Kind.LOCATION), Reason.NOT_SUPPORTED),
                row("ready answers", asked, SOON, with(ContentAttributes.QUICK_REPLIES, "yes\nno"), null),
                row(
                        "a ready answer that is too long",
                        asked,
                        SOON,
                        with(ContentAttributes.QUICK_REPLIES, "more than twenty chars"),
                        Reason.NOT_SUPPORTED));
    }

    static Message asked(Instant sentAt) {
        return Accounts.message(Direction.INBOUND, sentAt, Content.text("a question"));
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

    private static Row row(String name, Message target, Instant now, Content draft, @Nullable Reason refused) {
        return new Row(name, Kind.DIRECT_MESSAGE, question(target, target, now, draft), refused);
    }

    static Question question(Message target, Message last, Instant now, Content draft) {
        return new Question(Accounts.page().account(), Visibility.PRIVATE, target, last, 0, 3, draft, now);
    }
}
