package io.threadwell.connector.threads;

import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.ReplyPolicy.Question;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.testkit.connector.Answers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers on Threads, and its rules for them. */
final class ThreadsAnswers implements Answers {
    private static final Instant SENT = Instant.parse("2025-03-03T09:00:00Z");
    private static final Instant SOON = SENT.plusSeconds(60);

    private final FakeThreads threads;
    private int drafts;

    ThreadsAnswers(FakeThreads threads) {
        this.threads = threads;
    }

    @Override
    public OutboundMessage draft(Kind kind) {
        FakeItem question = threads.reply(FakeThreads.POST, "ana", "a question");
        int number = ++drafts;
        Content content = Content.text("answer number " + number);
        OutboundMessage open = Accounts.answer("tw" + number, question, content, threads.clock.instant());
        if (kind == Kind.PUBLIC_REPLY) {
            return open;
        }
        Target person = new Target(question.id, question.id, question.root, "ana");
        return new OutboundMessage(new MessageId(7), open.key(), Visibility.PRIVATE, person, content, open.createdAt());
    }

    @Override
    public int timesPosted(OutboundMessage draft) {
        return threads.ours(draft.content().text()).size();
    }

    @Override
    public List<Row> rules() {
        Message reply = Accounts.message(MessageKind.COMMENT, Visibility.PUBLIC, SENT);
        Message mention = Accounts.message(MessageKind.MENTION, Visibility.PUBLIC, SENT);
        Message deleted = reply.withTimes(reply.times().deleted(SOON));
        Attachment image = Attachment.of(Attachment.Kind.IMAGE, "https://cdn.example/1.jpg");
        Attachment film = Attachment.of(Attachment.Kind.VIDEO, "https://cdn.example/1.mp4");
        Attachment file = Attachment.of(Attachment.Kind.FILE, "https://cdn.example/1.pdf");
        Instant later = SENT.plus(Duration.ofDays(365));
        return List.of(
                row("a reply to a reply", reply, SOON, words("yes"), null),
                row("a reply to a mention", mention, SOON, words("yes"), null),
                row("a reply after a year", reply, later, words("yes"), null),
                row("a reply with a film and an image", reply, SOON, with(List.of(film, image)), null),
                row("an image without words", reply, SOON, new Content("", List.of(image), Map.of()), null),
                row("twenty images", reply, SOON, with(Collections.nCopies(20, image)), null),
                row("more than twenty", reply, SOON, with(Collections.nCopies(21, image)), Reason.NOT_SUPPORTED),
                row("a file", reply, SOON, with(List.of(file)), Reason.NOT_SUPPORTED),
                row("five links, one of them twice", reply, SOON, words(links(5) + " " + links(1)), null),
                row("six links", reply, SOON, words(links(6)), Reason.NOT_SUPPORTED),
                row("six links, one bare", reply, SOON, words(links(5) + " www.a.org."), Reason.NOT_SUPPORTED),
                row("125 emoji, which count four each", reply, SOON, words("😀".repeat(125)), null),
                row("126 emoji", reply, SOON, words("😀".repeat(126)), Reason.TOO_LONG),
                row("a reply to what is deleted", deleted, SOON, words("yes"), Reason.TARGET_DELETED),
                new Row(
                        "a private answer",
                        Kind.PRIVATE_REPLY,
                        question(Visibility.PRIVATE, reply, SOON, words("yes")),
                        Reason.NOT_SUPPORTED));
    }

    private static String links(int howMany) {
        StringBuilder links = new StringBuilder("see");
        for (int i = 0; i < howMany; i++) {
            links.append(" https://example.org/").append(i);
        }
        return links.toString();
    }

    private static Content words(String text) {
        return Content.text(text);
    }

    private static Content with(List<Attachment> attachments) {
        return new Content("we look into it", attachments, Map.of());
    }

    private static Row row(String name, Message target, Instant now, Content draft, @Nullable Reason refused) {
        return new Row(name, Kind.PUBLIC_REPLY, question(Visibility.PUBLIC, target, now, draft), refused);
    }

    static Question question(Visibility visibility, Message target, Instant now, Content draft) {
        return new Question(Accounts.profile().account(), visibility, target, target, 0, 0, draft, now);
    }
}
