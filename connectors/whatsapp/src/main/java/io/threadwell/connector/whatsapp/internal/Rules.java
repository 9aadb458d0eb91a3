package io.threadwell.connector.whatsapp.internal;

import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.connector.ReplyVerdict.Alternative;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.connector.ReplyVerdict.Refused;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.whatsapp.WhatsAppConnector;
import io.threadwell.support.text.TextSplitter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What WhatsApp takes. Anything for 24 hours after the customer's last message by the network's time, and templates at any time (page
 * "Sending messages", "Customer service windows"). That an advertisement opens 72 hours free of charge ("Free entry point
 * conversations") concerns the price alone: the window stays 24 hours. Characters are Unicode's.
 */
final class Rules implements ReplyPolicy {
    private static final Duration WINDOW = Duration.ofHours(24);

    @Override
    public ReplyVerdict judge(Question question) {
        if (question.visibility() == Visibility.PUBLIC) {
            return refused(Reason.NOT_SUPPORTED, "WhatsApp has private messages alone", Alternative.PRIVATE_REPLY);
        }
        Message target = question.target();
        String quotes = question.draft().attributes().get(ContentAttributes.QUOTES);
        if (target.isDeleted() && quotes != null && quotes.equals(target.externalId())) {
            return refused(Reason.TARGET_DELETED, "the message that it quotes is deleted", Alternative.OTHER_CHANNEL);
        }
        Outgoing.Template template = Outgoing.Template.of(question.draft());
        if (template != null) {
            return template.language().isBlank()
                    ? refused(Reason.NOT_SUPPORTED, "a template needs its language")
                    : ReplyVerdict.allowed();
        }
        Message last = question.lastInbound() == null ? target : question.lastInbound();
        Instant until = last.isInbound() ? last.sentAt().plus(WINDOW) : Instant.MIN;
        if (question.now().isAfter(until)) {
            return refused(
                    Reason.WINDOW_CLOSED,
                    "WhatsApp takes templates alone when the customer's last message is older than 24 hours",
                    Alternative.TEMPLATE,
                    Alternative.OTHER_CHANNEL);
        }
        ReplyVerdict said = content(question);
        return said instanceof Refused ? said : new ReplyVerdict.Allowed(until);
    }

    private ReplyVerdict content(Question question) {
        Content draft = question.draft();
        List<String> choices = Choices.of(draft);
        if (draft.text().isBlank() && (draft.attachments().isEmpty() || !choices.isEmpty())) {
            return refused(Reason.EMPTY, "the answer is empty");
        }
        TextLimit limit = limit(question);
        if (limit.taken() > limit.most()) {
            return refused(
                    Reason.TOO_LONG,
                    "the answer is longer than " + limit.most() + " " + limit.unit(),
                    Alternative.SHORTEN);
        }
        if (!choices.isEmpty()) {
            return Choices.fit(choices) && draft.attachments().isEmpty()
                    ? ReplyVerdict.allowed()
                    : refused(
                            Reason.NOT_SUPPORTED,
                            "WhatsApp takes three ready answers of 20 characters, or ten of 24, and no media with them");
        }
        return media(draft);
    }

    private static ReplyVerdict media(Content draft) {
        List<Attachment> media = draft.attachments();
        if (media.isEmpty()) {
            return ReplyVerdict.allowed();
        }
        String type = Outgoing.type(media.get(0).kind());
        if (type == null || media.size() > 1) {
            return refused(Reason.NOT_SUPPORTED, "a message takes one image, video, sound, file or sticker");
        }
        return draft.text().isEmpty() || Outgoing.isCaptioned(type)
                ? ReplyVerdict.allowed()
                : refused(Reason.NOT_SUPPORTED, "a sound or sticker goes without words: send them by themselves");
    }

    @Override
    public List<Content> parts(Question question) {
        Content draft = question.draft();
        return Outgoing.Template.of(draft) != null
                ? List.of(draft)
                : TextSplitter.parts(draft, most(draft), Rules::characters);
    }

    @Override
    public TextLimit limit(Question question) {
        Content draft = question.draft();
        return new TextLimit(most(draft), "characters", characters(draft.text()));
    }

    private static int most(Content draft) {
        return draft.attachments().isEmpty() && Choices.of(draft).isEmpty()
                ? WhatsAppConnector.LONGEST_TEXT
                : WhatsAppConnector.LONGEST_CAPTION;
    }

    static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    private static Refused refused(Reason reason, String explanation, Alternative... alternatives) {
        return new Refused(reason, explanation, List.of(alternatives));
    }
}
