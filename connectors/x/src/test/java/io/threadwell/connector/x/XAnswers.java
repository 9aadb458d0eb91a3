package io.threadwell.connector.x;

import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.ReplyPolicy.Question;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.testkit.connector.Answers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers on X, and its rules for them. */
final class XAnswers implements Answers {
    private static final Instant SENT = Instant.parse("2025-03-03T09:00:00Z");
    private static final Instant SOON = SENT.plusSeconds(60);
    private static final Instant YEAR = SENT.plus(Duration.ofDays(365));

    private final FakeX x;
    private int drafts;

    XAnswers(FakeX x) {
        this.x = x;
    }

    @Override
    public OutboundMessage draft(Kind kind) {
        Content content = Content.text("answer number " + ++drafts);
        Visibility visibility = kind == Kind.PUBLIC_REPLY ? Visibility.PUBLIC : Visibility.PRIVATE;
        FakePosts.Post post = x.posts.write("501", "@acme a question", null);
        Target target = kind == Kind.DIRECT_MESSAGE
                ? new Target("1896489100000000009", null, null, "501")
                : new Target(post.id, post.id, null, null);
        return Accounts.answer(visibility, target, content, x.clock.instant());
    }

    @Override
    public int timesPosted(OutboundMessage draft) {
        String text = draft.content().text();
        return x.posts.saying(text).size() + (int) x.messages.saying(text);
    }

    @Override
    public List<Row> rules() {
        Message mention = Accounts.message(MessageKind.MENTION, Visibility.PUBLIC, SENT);
        Message comment = Accounts.message(MessageKind.COMMENT, Visibility.PUBLIC, SENT);
        Message deleted = mention.withTimes(mention.times().deleted(SOON));
        Message direct = Accounts.message(MessageKind.DIRECT_MESSAGE, Visibility.PRIVATE, SENT);
        Attachment image = Attachment.of(Attachment.Kind.IMAGE, "https://cdn.example/1.jpg");
        Attachment film = Attachment.of(Attachment.Kind.VIDEO, "https://cdn.example/1.mp4");
        Content quote = new Content("look", List.of(), Map.of(ContentAttributes.QUOTES, "1900000000000000001"));
        Content quoteWithImage = new Content("look", List.of(image), quote.attributes());
        return List.of(
                open("an answer to a mention", mention, SOON, words(), null),
                open("an answer to a comment after a year", comment, YEAR, words(), null),
                open("a quote", mention, SOON, quote, null),
                open("a quote with an image", mention, SOON, quoteWithImage, Reason.NOT_SUPPORTED),
                open("an answer with four images", mention, SOON, with(image, image, image, image), null),
                open("an image without words", mention, SOON, new Content("", List.of(image), Map.of()), null),
                open("five images", mention, SOON, with(image, image, image, image, image), Reason.NOT_SUPPORTED),
                open("a film", mention, SOON, with(film), Reason.NOT_SUPPORTED),
                open("an answer to what is deleted", deleted, SOON, words(), Reason.TARGET_DELETED),
                open("a public answer to a message", direct, SOON, words(), Reason.NOT_SUPPORTED),
                closed(Kind.DIRECT_MESSAGE, "an answer to a message", direct, SOON, words(), null),
                closed(Kind.DIRECT_MESSAGE, "an answer to a message after a year", direct, YEAR, words(), null),
                closed(Kind.DIRECT_MESSAGE, "a message with an image", direct, SOON, with(image), null),
                closed(Kind.DIRECT_MESSAGE, "two images", direct, SOON, with(image, image), Reason.NOT_SUPPORTED),
                closed(Kind.DIRECT_MESSAGE, "a quote in private", direct, SOON, quote, Reason.NOT_SUPPORTED),
                closed(Kind.PRIVATE_REPLY, "a private answer to a mention", mention, SOON, words(), null),
                closed(
                        Kind.PRIVATE_REPLY,
                        "a private answer to what is deleted",
                        deleted,
                        SOON,
                        words(),
                        Reason.TARGET_DELETED));
    }

    private static Content words() {
        return Content.text("we look into it");
    }

    private static Content with(Attachment... attachments) {
        return new Content("we look into it", List.of(attachments), Map.of());
    }

    private static Row open(String name, Message target, Instant now, Content draft, @Nullable Reason refused) {
        Question question =
                new Question(Accounts.acme().account(), Visibility.PUBLIC, target, target, 0, 0, draft, now);
        return new Row(name, Kind.PUBLIC_REPLY, question, refused);
    }

    private static Row closed(
            Kind kind, String name, Message target, Instant now, Content draft, @Nullable Reason refused) {
        Question question =
                new Question(Accounts.acme().account(), Visibility.PRIVATE, target, target, 0, 3, draft, now);
        return new Row(name, kind, question, refused);
    }
}
