package io.threadwell.connector.youtube;

import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.ReplyPolicy.Question;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.MessageState;
import io.threadwell.api.model.MessageTimes;
import io.threadwell.api.model.MessageType;
import io.threadwell.api.model.Placement;
import io.threadwell.api.model.Visibility;
import io.threadwell.testkit.connector.Answers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers to comments, and the rules for them. */
final class YouTubeAnswers implements Answers {
    private static final int MOST = YouTubeConnector.LONGEST;
    private static final String FAMILY = "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

    private final YouTubeFixture fixture;
    private int drafts;

    YouTubeAnswers(YouTubeFixture fixture) {
        this.fixture = fixture;
    }

    @Override
    public OutboundMessage draft(Kind kind) {
        drafts++;
        fixture.clock.advanceSeconds(7);
        String comment = fixture.youtube.channel.write("a question").id;
        return new OutboundMessage(
                new MessageId(drafts),
                "key-" + drafts,
                kind == Kind.PUBLIC_REPLY ? Visibility.PUBLIC : Visibility.PRIVATE,
                new OutboundMessage.Target(comment, comment, FakeChannel.VIDEO, null),
                Content.text("answer " + drafts),
                fixture.clock.instant());
    }

    @Override
    public int timesPosted(OutboundMessage draft) {
        return (int) fixture.youtube.posted.stream()
                .filter(draft.content().text()::equals)
                .count();
    }

    @Override
    public List<Row> rules() {
        Instant now = fixture.clock.instant();
        Message comment = comment(now.minus(Duration.ofDays(4_000)), Map.of());
        Message gone = comment.withTimes(comment.times().deleted(now));
        Message closed = comment(now, Map.of("can-reply", "false"));
        Message held = comment(now, Map.of("moderation-status", "heldForReview"));
        Content image = new Content(
                "look", List.of(Attachment.of(Attachment.Kind.IMAGE, "https://cdn.example/1.jpg")), Map.of());
        Content yes = Content.text("yes");
        return List.of(
                row("after eleven years", Kind.PUBLIC_REPLY, comment, yes, null),
                row("one that was held and may be public by now", Kind.PUBLIC_REPLY, held, yes, null),
                row("a comment that is gone", Kind.PUBLIC_REPLY, gone, yes, Reason.TARGET_DELETED),
                row("a thread that is closed", Kind.PUBLIC_REPLY, closed, yes, Reason.NOT_SUPPORTED),
                row("in private", Kind.PRIVATE_REPLY, comment, yes, Reason.NOT_SUPPORTED),
                row("a direct message", Kind.DIRECT_MESSAGE, comment, yes, Reason.NOT_SUPPORTED),
                row("a picture", Kind.PUBLIC_REPLY, comment, image, Reason.NOT_SUPPORTED),
                exactly("letters of two bytes", comment, "é", null),
                oneMore("letters of two bytes", comment, "é"),
                exactly("Arabic", comment, "م", null),
                oneMore("Arabic", comment, "م"),
                exactly("Chinese", comment, "世", null),
                oneMore("Chinese", comment, "世"),
                exactly("a family with joiners, eight units each", comment, FAMILY, null),
                oneMore("a family with joiners", comment, FAMILY),
                exactly("a link, which counts as it is", comment, "https://a.example/b ", null),
                oneMore("a link", comment, "https://a.example/b "));
    }

    private Row exactly(String name, Message target, String unit, @Nullable Reason refused) {
        String text = unit.repeat(MOST / unit.length());
        return row(name + ", as many as fit", Kind.PUBLIC_REPLY, target, Content.text(text), refused);
    }

    private Row oneMore(String name, Message target, String unit) {
        String text = unit.repeat(MOST / unit.length() + 1);
        return row(name + ", one more", Kind.PUBLIC_REPLY, target, Content.text(text), Reason.TOO_LONG);
    }

    private Row row(String name, Kind kind, Message target, Content draft, @Nullable Reason refused) {
        Visibility visibility = kind == Kind.PUBLIC_REPLY ? Visibility.PUBLIC : Visibility.PRIVATE;
        Question question = new Question(
                fixture.account().account(), visibility, target, target, 0, 0, draft, fixture.clock.instant());
        return new Row(name, kind, question, refused);
    }

    private Message comment(Instant at, Map<String, String> attributes) {
        return new Message(
                new MessageId(1),
                fixture.account().account().id(),
                "Ugk1AaABAg",
                MessageType.inbound(Visibility.PUBLIC, MessageKind.COMMENT),
                Placement.UNKNOWN,
                Author.of(FakeChannel.CUSTOMER, "Ana"),
                new Content("where is it?", List.of(), attributes),
                MessageTimes.of(at, at),
                null,
                MessageState.inbound(null));
    }
}
