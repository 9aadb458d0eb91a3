package io.threadwell.connector.tiktok;

import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.ReplyPolicy.Question;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.Visibility;
import io.threadwell.testkit.connector.Answers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers on TikTok, and its rules for them. */
final class TikTokAnswers implements Answers {
    private static final Instant SENT = Instant.parse("2025-03-03T09:00:00Z");
    private static final Instant SOON = SENT.plusSeconds(60);
    private static final Instant TWO_DAYS = SENT.plus(Duration.ofDays(2));
    private static final Instant YEAR = SENT.plus(Duration.ofDays(365));

    private final FakeTikTok tiktok;
    private int drafts;

    TikTokAnswers(FakeTikTok tiktok) {
        this.tiktok = tiktok;
    }

    @Override
    public OutboundMessage draft(Kind kind) {
        Content content = Content.text("answer number " + ++drafts);
        String item = FakeTikTok.VIDEO + ":" + tiktok.write("a question", "0", false).id;
        return switch (kind) {
            case PUBLIC_REPLY -> Accounts.inPublic(item, content);
            case PRIVATE_REPLY -> Accounts.answer(Visibility.PRIVATE, new Target(item, null, null, null), content);
            case DIRECT_MESSAGE -> Accounts.inPrivate("conversation-" + drafts, content);
        };
    }

    @Override
    public int timesPosted(OutboundMessage draft) {
        String text = draft.content().text();
        long inPublic = tiktok.comments.values().stream()
                .filter(comment -> comment.text.equals(text))
                .count();
        long inPrivate = tiktok.messages.stream()
                .filter(message -> message.get("text").text("body", "").equals(text))
                .count();
        return (int) (inPublic + inPrivate);
    }

    @Override
    public List<Row> rules() {
        Message comment = Accounts.message(FakeTikTok.VIDEO + ":5", Visibility.PUBLIC, SENT);
        Message gone = comment.withTimes(comment.times().deleted(SOON));
        Message direct = Accounts.message("mid-5", Visibility.PRIVATE, SENT);
        Content words = Content.text("we look into it");
        Content image =
                new Content("look", List.of(Attachment.of(Attachment.Kind.IMAGE, "https://cdn.example/1")), Map.of());
        return List.of(
                open("a comment after a year", comment, YEAR, words, null),
                open("a comment that is deleted", gone, SOON, words, Reason.TARGET_DELETED),
                open("a comment with an image", comment, SOON, image, Reason.NOT_SUPPORTED),
                open("a public answer to a message", direct, SOON, words, Reason.NOT_SUPPORTED),
                closed("a private answer to a comment", comment, SOON, 0, words, Reason.NOT_SUPPORTED),
                closed("a message", direct, SOON, 0, words, null),
                closed("the tenth message", direct, SOON, 9, words, null),
                closed("the eleventh message", direct, SOON, 10, words, Reason.ALREADY_USED),
                closed("a message after two days", direct, TWO_DAYS, 0, words, null),
                closed("a second later", direct, TWO_DAYS.plusSeconds(1), 0, words, Reason.WINDOW_CLOSED));
    }

    private static Row open(String name, Message target, Instant now, Content draft, @Nullable Reason refused) {
        return new Row(name, Kind.PUBLIC_REPLY, question(Visibility.PUBLIC, target, 0, draft, now), refused);
    }

    private static Row closed(
            String name, Message target, Instant now, int since, Content draft, @Nullable Reason refused) {
        return new Row(name, Kind.DIRECT_MESSAGE, question(Visibility.PRIVATE, target, since, draft, now), refused);
    }

    private static Question question(Visibility visibility, Message target, int since, Content draft, Instant now) {
        return new Question(Accounts.acme().account(), visibility, target, target, 0, since, draft, now);
    }
}
