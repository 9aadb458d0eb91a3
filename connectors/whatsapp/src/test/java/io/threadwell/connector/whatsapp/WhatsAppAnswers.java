package io.threadwell.connector.whatsapp;

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

/** Answers on WhatsApp, and its rules for them. */
final class WhatsAppAnswers implements Answers {
    private static final Instant SENT = Instant.parse("2025-03-03T09:00:00Z");
    private static final Instant SOON = SENT.plusSeconds(60);
    private static final Instant DAY = SENT.plus(Duration.ofHours(24));
    private final FakeWhatsApp whatsapp;
    private int drafts;

    WhatsAppAnswers(FakeWhatsApp whatsapp) {
        this.whatsapp = whatsapp;
    }

    @Override
    public OutboundMessage draft(Kind kind) {
        Content content = Content.text("answer number " + ++drafts);
        return kind == Kind.DIRECT_MESSAGE
                ? Accounts.answer(Accounts.ANA, content)
                : Accounts.answer(
                        kind == Kind.PUBLIC_REPLY ? Visibility.PUBLIC : Visibility.PRIVATE,
                        new Target("16505551234:wamid.1", null, null, null),
                        content);
    }

    @Override
    public int timesPosted(OutboundMessage draft) {
        return whatsapp.saying(draft.content().text());
    }

    @Override
    public List<Row> rules() {
        Message asked = Accounts.message(Direction.INBOUND, SENT);
        Message ours = Accounts.message(Direction.OUTBOUND, SENT);
        Message gone = asked.withTimes(asked.times().deleted(SOON));
        Content quoting = with(ContentAttributes.QUOTES, "16505551234:wamid.1");
        Content wordy = with(ContentAttributes.QUICK_REPLIES, "yes\nan answer of more than twenty characters");
        return List.of(
                row("an answer soon", asked, SOON, words(), null),
                row("an answer after a day", asked, DAY, words(), null),
                row("an answer a second later", asked, DAY.plusSeconds(1), words(), Reason.WINDOW_CLOSED),
                row("a word of ours opens nothing", ours, SOON, words(), Reason.WINDOW_CLOSED),
                row("an answer to what is deleted", gone, SOON, words(), null),
                row("a quotation of what is deleted", gone, SOON, quoting, Reason.TARGET_DELETED),
                row("a sound with words", asked, SOON, media(Attachment.Kind.AUDIO), Reason.NOT_SUPPORTED),
                row("a place", asked, SOON, media(Attachment.Kind.LOCATION), Reason.NOT_SUPPORTED),
                row("a ready answer that is too long", asked, SOON, wordy, Reason.NOT_SUPPORTED),
                row("a template without its language", asked, SOON, template(""), Reason.NOT_SUPPORTED));
    }

    static Content words() {
        return Content.text("we look into it");
    }

    static Content with(String name, String value) {
        return new Content("we look into it", List.of(), Map.of(name, value));
    }

    static Content template(String language) {
        return new Content(
                "Your parcel is on its way",
                List.of(),
                Map.of(
                        ContentAttributes.TEMPLATE, "parcel_on_its_way",
                        ContentAttributes.TEMPLATE_LANGUAGE, language,
                        ContentAttributes.TEMPLATE_PARAMETERS, "Ana\nTuesday"));
    }

    static Content media(Attachment.Kind kind) {
        return new Content("we look into it", List.of(Attachment.of(kind, "https://cdn.example/1")), Map.of());
    }

    private static Row row(String name, Message target, Instant now, Content draft, @Nullable Reason refused) {
        return new Row(name, Kind.DIRECT_MESSAGE, question(target, now, draft), refused);
    }

    static Question question(Message target, Instant now, Content draft) {
        return new Question(Accounts.number().account(), Visibility.PRIVATE, target, target, 0, 3, draft, now);
    }
}
