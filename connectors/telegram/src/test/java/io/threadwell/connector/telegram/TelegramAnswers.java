package io.threadwell.connector.telegram;

import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.ReplyPolicy.Question;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.Visibility;
import io.threadwell.testkit.connector.Answers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers on Telegram, and its rules for them. */
final class TelegramAnswers implements Answers {
    private static final Instant SENT = Instant.parse("2025-03-03T09:00:00Z");
    private static final Instant SOON = SENT.plusSeconds(60);
    private static final Instant DAY = SENT.plus(Duration.ofHours(24));
    private static final Instant YEAR = SENT.plus(Duration.ofDays(365));

    private final FakeTelegram telegram;
    private int drafts;

    TelegramAnswers(FakeTelegram telegram) {
        this.telegram = telegram;
    }

    @Override
    public OutboundMessage draft(Kind kind) {
        Content content = Content.text("answer number " + ++drafts);
        String chat = String.valueOf(700 + drafts);
        String group = "-" + chat;
        return switch (kind) {
            case PUBLIC_REPLY -> Accounts.inGroup(telegram.write(group, "a question"), content);
            case PRIVATE_REPLY -> {
                Target author = new Target(telegram.write(group, "a question"), null, null, null);
                yield Accounts.answer(Visibility.PRIVATE, author, content);
            }
            case DIRECT_MESSAGE -> Accounts.inPrivate(chat, content);
        };
    }

    @Override
    public int timesPosted(OutboundMessage draft) {
        return telegram.saying(draft.content().text());
    }

    @Override
    public List<Row> rules() {
        Message group = Accounts.message("-100:5", Visibility.PUBLIC, SENT);
        Message gone = group.withTimes(group.times().deleted(SOON));
        Message direct = Accounts.message("501:5", Visibility.PRIVATE, SENT);
        Message business = Accounts.message("c0nn:501:5", Visibility.PRIVATE, SENT);
        Content choices = new Content("which?", List.of(), Map.of(ContentAttributes.QUICK_REPLIES, "this\nthat"));
        return List.of(
                open("an answer in a group after a year", group, YEAR, words(), null),
                open("an answer to what is deleted", gone, SOON, words(), Reason.TARGET_DELETED),
                open("a public answer to a private message", direct, SOON, words(), Reason.NOT_SUPPORTED),
                open("ready answers in a group", group, SOON, choices, Reason.NOT_SUPPORTED),
                closed("an answer in private after a year", direct, YEAR, words(), null),
                closed("a private answer to a group", group, SOON, words(), Reason.NOT_SUPPORTED),
                closed("ready answers in private", direct, SOON, choices, null),
                closed("ready answers in a business chat", business, SOON, choices, Reason.NOT_SUPPORTED),
                closed("eleven images", direct, SOON, files(11, Attachment.Kind.IMAGE), Reason.NOT_SUPPORTED),
                closed("a sticker", direct, SOON, files(1, Attachment.Kind.STICKER), Reason.NOT_SUPPORTED),
                closed("a business chat after a day", business, DAY, words(), null),
                closed("a business chat a second later", business, DAY.plusSeconds(1), words(), Reason.WINDOW_CLOSED));
    }

    static Content files(int howMany, Attachment.Kind kind) {
        return new Content(
                "have a look", Collections.nCopies(howMany, Attachment.of(kind, "https://cdn.example/1")), Map.of());
    }

    private static Content words() {
        return Content.text("we look into it");
    }

    private static Row open(String name, Message target, Instant now, Content draft, @Nullable Reason refused) {
        return new Row(name, Kind.PUBLIC_REPLY, question(Visibility.PUBLIC, target, now, draft), refused);
    }

    private static Row closed(String name, Message target, Instant now, Content draft, @Nullable Reason refused) {
        return new Row(name, Kind.DIRECT_MESSAGE, question(Visibility.PRIVATE, target, now, draft), refused);
    }

    static Question question(Visibility visibility, Message target, Instant now, Content draft) {
        return new Question(Accounts.acme().account(), visibility, target, target, 0, 3, draft, now);
    }
}
