package io.threadwell.connector.reddit;

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

/** Answers on Reddit, and its rules for them. */
final class RedditAnswers implements Answers {
    private static final Instant SENT = Instant.parse("2025-03-03T09:00:00Z");
    private static final Instant SOON = SENT.plusSeconds(60);
    private static final Instant YEAR = SENT.plus(Duration.ofDays(365));

    private final FakeReddit reddit;
    private int drafts;

    RedditAnswers(FakeReddit reddit) {
        this.reddit = reddit;
    }

    @Override
    public OutboundMessage draft(Kind kind) {
        String text = "answer number " + ++drafts;
        Visibility visibility = kind == Kind.PUBLIC_REPLY ? Visibility.PUBLIC : Visibility.PRIVATE;
        FakeThing item = kind == Kind.DIRECT_MESSAGE
                ? reddit.things.message(FakeThings.ANA, FakeThings.US, "a question", null)
                : reddit.things.mention("a question");
        Target target = kind == Kind.DIRECT_MESSAGE
                ? new Target(item.name, null, null, item.name)
                : new Target(item.name, item.name, item.post, null);
        return Accounts.answer(visibility, target, text, reddit.clock.instant());
    }

    @Override
    public int timesPosted(OutboundMessage draft) {
        return (int) reddit.things.saying(draft.content().text());
    }

    @Override
    public List<Row> rules() {
        Message comment = comment(Map.of());
        Message deleted = comment.withTimes(comment.times().deleted(SOON));
        Message archived = comment(Map.of("archived", "true"));
        Message locked = comment(Map.of("locked", "true"));
        Message direct = Accounts.message(MessageKind.DIRECT_MESSAGE, Visibility.PRIVATE, Map.of(), SENT);
        Message closed =
                Accounts.message(MessageKind.DIRECT_MESSAGE, Visibility.PRIVATE, Map.of("repliable", "false"), SENT);
        Content file = new Content(
                "look", List.of(Attachment.of(Attachment.Kind.IMAGE, "https://cdn.example/1.jpg")), Map.of());
        return List.of(
                open("an answer to a comment", comment, SOON, words(), null),
                open("an answer after a year", comment, YEAR, words(), null),
                open("an answer in a locked thread, which moderators may give", locked, SOON, words(), null),
                open("an answer to an archived post", archived, SOON, words(), Reason.WINDOW_CLOSED),
                open("an answer to what is deleted", deleted, SOON, words(), Reason.TARGET_DELETED),
                open("an answer with a picture", comment, SOON, file, Reason.NOT_SUPPORTED),
                open("a public answer to a message", direct, SOON, words(), Reason.NOT_SUPPORTED),
                hidden(Kind.DIRECT_MESSAGE, "an answer to a message", direct, SOON, words(), null),
                hidden(Kind.DIRECT_MESSAGE, "an answer to a message after a year", direct, YEAR, words(), null),
                hidden(Kind.DIRECT_MESSAGE, "a message with a picture", direct, SOON, file, Reason.NOT_SUPPORTED),
                hidden(Kind.DIRECT_MESSAGE, "a closed conversation", closed, SOON, words(), Reason.NOT_SUPPORTED),
                hidden(Kind.PRIVATE_REPLY, "a private answer to a comment", comment, SOON, words(), null),
                hidden(Kind.PRIVATE_REPLY, "a private answer under an archived post", archived, SOON, words(), null),
                hidden(Kind.PRIVATE_REPLY, "to what is deleted", deleted, SOON, words(), Reason.TARGET_DELETED));
    }

    @Override
    public boolean splits(Kind kind) {
        return true;
    }

    private static Message comment(Map<String, String> attributes) {
        return Accounts.message(MessageKind.COMMENT, Visibility.PUBLIC, attributes, SENT);
    }

    private static Content words() {
        return Content.text("we look into it");
    }

    private static Row open(String name, Message target, Instant now, Content draft, @Nullable Reason refused) {
        return new Row(name, Kind.PUBLIC_REPLY, question(Visibility.PUBLIC, target, now, draft), refused);
    }

    private static Row hidden(
            Kind kind, String name, Message target, Instant now, Content draft, @Nullable Reason refused) {
        return new Row(name, kind, question(Visibility.PRIVATE, target, now, draft), refused);
    }

    static Question question(Visibility visibility, Message target, Instant now, Content draft) {
        return new Question(Accounts.watching().account(), visibility, target, target, 0, 3, draft, now);
    }
}
