package io.threadwell.connector.mastodon;

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

/** Answers on Mastodon, and its rules for them. */
final class MastodonAnswers implements Answers {
    private static final Instant SENT = Instant.parse("2025-03-03T09:00:00Z");
    private static final Instant SOON = SENT.plusSeconds(60);
    private static final Instant YEAR = SENT.plus(Duration.ofDays(365));

    private final FakeMastodon mastodon;
    private int drafts;

    MastodonAnswers(FakeMastodon mastodon) {
        this.mastodon = mastodon;
    }

    @Override
    public OutboundMessage draft(Kind kind) {
        Content content = Content.text("answer number " + ++drafts);
        Visibility visibility = kind == Kind.PUBLIC_REPLY ? Visibility.PUBLIC : Visibility.PRIVATE;
        boolean direct = kind == Kind.DIRECT_MESSAGE;
        FakePost post = direct ? mastodon.posts.message("a question") : mastodon.posts.mention("a question");
        Target target =
                direct ? new Target(post.id, null, null, Accounts.ANA) : new Target(post.id, post.id, null, null);
        return Accounts.answer("tw" + drafts, visibility, target, content, mastodon.clock.instant());
    }

    @Override
    public int timesPosted(OutboundMessage draft) {
        return (int) mastodon.posts.saying(draft.content().text());
    }

    @Override
    public List<Row> rules() {
        Message mention = Accounts.message(MessageKind.MENTION, Visibility.PUBLIC, null, SENT);
        Message deleted = mention.withTimes(mention.times().deleted(SOON));
        Message direct = Accounts.message(MessageKind.DIRECT_MESSAGE, Visibility.PRIVATE, null, SENT);
        Attachment image = Attachment.of(Attachment.Kind.IMAGE, "https://cdn.example/1.jpg");
        Attachment film = Attachment.of(Attachment.Kind.VIDEO, "https://cdn.example/1.mp4");
        Attachment file = Attachment.of(Attachment.Kind.FILE, "https://cdn.example/1.pdf");
        Content followers = new Content("hello", List.of(), Map.of(ContentAttributes.AUDIENCE, "private"));
        Content secret = new Content("hello", List.of(), Map.of(ContentAttributes.AUDIENCE, "direct"));
        return List.of(
                open("an answer to a mention", mention, SOON, words(), null),
                open("an answer after a year", mention, YEAR, words(), null),
                open("an answer for followers", mention, SOON, followers, null),
                open("a public answer for nobody else", mention, SOON, secret, Reason.NOT_SUPPORTED),
                open("four images", mention, SOON, with(image, image, image, image), null),
                open("an image without words", mention, SOON, new Content("", List.of(image), Map.of()), null),
                open("five images", mention, SOON, with(image, image, image, image, image), Reason.NOT_SUPPORTED),
                open("a film", mention, SOON, with(film), null),
                open("a film with an image", mention, SOON, with(film, image), Reason.NOT_SUPPORTED),
                open("a file", mention, SOON, with(file), Reason.NOT_SUPPORTED),
                open("an answer to what is deleted", deleted, SOON, words(), Reason.TARGET_DELETED),
                open("a public answer to a message", direct, SOON, words(), Reason.NOT_SUPPORTED),
                closed(Kind.DIRECT_MESSAGE, "an answer to a message", direct, SOON, words(), null),
                closed(Kind.DIRECT_MESSAGE, "an answer to a message after a year", direct, YEAR, words(), null),
                closed(Kind.DIRECT_MESSAGE, "a message with an image", direct, SOON, with(image), null),
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
        return new Row(name, Kind.PUBLIC_REPLY, question(Visibility.PUBLIC, target, now, draft), refused);
    }

    private static Row closed(
            Kind kind, String name, Message target, Instant now, Content draft, @Nullable Reason refused) {
        return new Row(name, kind, question(Visibility.PRIVATE, target, now, draft), refused);
    }

    private static Question question(Visibility visibility, Message target, Instant now, Content draft) {
        return new Question(
                Accounts.with(Accounts.token(), Map.of()).account(), visibility, target, target, 0, 3, draft, now);
    }
}
