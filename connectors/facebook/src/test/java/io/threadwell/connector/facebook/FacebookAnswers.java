package io.threadwell.connector.facebook;

import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.ReplyPolicy.Question;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
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

/** Answers on Facebook, and its rules for them. */
final class FacebookAnswers implements Answers {
    private static final Instant SENT = Instant.parse("2025-03-03T09:00:00Z");
    private static final Instant SOON = SENT.plusSeconds(60);

    private final GraphStub graph;
    private int drafts;

    FacebookAnswers(GraphStub graph) {
        this.graph = graph;
    }

    @Override
    public OutboundMessage draft(Kind kind) {
        GraphItem comment = graph.comment(GraphStub.POST, "501", "a question");
        Visibility visibility = kind == Kind.PUBLIC_REPLY ? Visibility.PUBLIC : Visibility.PRIVATE;
        Target target = kind == Kind.DIRECT_MESSAGE ? new Target("m_1", null, null, "psid-1") : Accounts.to(comment);
        Content content = Content.text("answer number " + ++drafts);
        return Accounts.answer(visibility, target, content, graph.clock.instant());
    }

    @Override
    public int timesPosted(OutboundMessage draft) {
        String text = draft.content().text();
        long privately = graph.items.values().stream()
                .filter(item -> item.privateReply.equals(text))
                .count();
        return graph.replies(text).size() + (int) privately;
    }

    @Override
    public List<Row> rules() {
        Message comment = target(MessageKind.COMMENT);
        Message deleted = comment.withTimes(comment.times().deleted(SOON));
        Message ours = Accounts.message(MessageKind.COMMENT, Visibility.PUBLIC, Direction.OUTBOUND, SENT);
        Message direct = Accounts.message(MessageKind.DIRECT_MESSAGE, Visibility.PRIVATE, Direction.INBOUND, SENT);
        Instant week = SENT.plus(Duration.ofDays(7));
        Attachment image = Attachment.of(Attachment.Kind.IMAGE, "https://cdn.example/1.jpg");
        Attachment film = Attachment.of(Attachment.Kind.VIDEO, "https://cdn.example/1.mp4");
        return List.of(
                open("a public reply to a comment", comment, SOON, words(), null),
                open("a public reply after a year", comment, SENT.plus(Duration.ofDays(365)), words(), null),
                open("a public reply to a mention", target(MessageKind.MENTION), SOON, words(), null),
                open("a public reply to a review", target(MessageKind.REVIEW), SOON, words(), null),
                open("a public reply with an image", comment, SOON, with(image), null),
                open("an image without words", comment, SOON, new Content("", List.of(image), Map.of()), null),
                open("two images", comment, SOON, with(image, image), Reason.NOT_SUPPORTED),
                open("a film", comment, SOON, with(film), Reason.NOT_SUPPORTED),
                open("a reply to what is deleted", deleted, SOON, words(), Reason.TARGET_DELETED),
                open("a public reply to a message", direct, SOON, words(), Reason.NOT_SUPPORTED),
                closed("a private reply to a comment", comment, 0, SOON, words(), null),
                closed("a private reply to a visitor's post", target(MessageKind.POST), 0, SOON, words(), null),
                closed("a private reply at the end of the week", comment, 0, week, words(), null),
                closed(
                        "a private reply after the week",
                        comment,
                        0,
                        week.plusSeconds(1),
                        words(),
                        Reason.WINDOW_CLOSED),
                closed("a second private reply", comment, 1, SOON, words(), Reason.ALREADY_USED),
                closed("a private reply to what is deleted", deleted, 0, SOON, words(), Reason.TARGET_DELETED),
                closed("a private reply to ourselves", ours, 0, SOON, words(), Reason.NOT_SUPPORTED),
                closed(
                        "a private reply to a review",
                        target(MessageKind.REVIEW),
                        0,
                        SOON,
                        words(),
                        Reason.NOT_SUPPORTED),
                closed("a private reply with an image", comment, 0, SOON, with(image), Reason.NOT_SUPPORTED),
                closed("a private answer to a message", direct, 0, SOON, words(), Reason.NOT_SUPPORTED));
    }

    private static Message target(MessageKind kind) {
        return Accounts.message(kind, Visibility.PUBLIC, Direction.INBOUND, SENT);
    }

    private static Content words() {
        return Content.text("we look into it");
    }

    private static Content with(Attachment... attachments) {
        return new Content("we look into it", List.of(attachments), Map.of());
    }

    private static Row open(String name, Message target, Instant now, Content draft, @Nullable Reason refused) {
        Question question =
                new Question(Accounts.page().account(), Visibility.PUBLIC, target, target, 0, 0, draft, now);
        return new Row(name, Kind.PUBLIC_REPLY, question, refused);
    }

    private static Row closed(
            String name, Message target, int earlier, Instant now, Content draft, @Nullable Reason refused) {
        Question question =
                new Question(Accounts.page().account(), Visibility.PRIVATE, target, target, earlier, 0, draft, now);
        return new Row(name, Kind.PRIVATE_REPLY, question, refused);
    }
}
