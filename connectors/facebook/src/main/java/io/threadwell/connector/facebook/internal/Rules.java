package io.threadwell.connector.facebook.internal;

import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.connector.ReplyVerdict.Allowed;
import io.threadwell.api.connector.ReplyVerdict.Alternative;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.connector.ReplyVerdict.Refused;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.facebook.FacebookConnector;
import io.threadwell.support.text.TextSplitter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What Facebook takes. A public reply always; a private one to whoever wrote a post or comment on the page, once, within 7 days
 * of it by the network's time (page "Private Replies", "Limitations").
 */
final class Rules implements ReplyPolicy {
    static final Duration PRIVATE_WINDOW = Duration.ofDays(7);

    @Override
    public ReplyVerdict judge(Question question) {
        boolean isPublic = question.visibility() == Visibility.PUBLIC;
        Message target = question.target();
        if (target.isDeleted()) {
            return refused(Reason.TARGET_DELETED, "what it answers is deleted", Alternative.OTHER_CHANNEL);
        }
        if (target.type().visibility() == Visibility.PRIVATE) {
            return refused(Reason.NOT_SUPPORTED, "messages go on in Messenger, not here", Alternative.OTHER_CHANNEL);
        }
        ReplyVerdict content = isPublic ? publicContent(question.draft()) : privateContent(question.draft());
        return content instanceof Refused || isPublic ? content : privately(question, target);
    }

    @Override
    public List<Content> parts(Question question) {
        boolean isPublic = question.visibility() == Visibility.PUBLIC;
        return isPublic
                ? TextSplitter.parts(question.draft(), FacebookConnector.LONGEST_PUBLIC, String::length)
                : List.of(question.draft());
    }

    @Override
    public TextLimit limit(Question question) {
        boolean isPublic = question.visibility() == Visibility.PUBLIC;
        return new TextLimit(
                isPublic ? FacebookConnector.LONGEST_PUBLIC : FacebookConnector.LONGEST_PRIVATE,
                "characters",
                question.draft().text().length());
    }

    private static ReplyVerdict publicContent(Content draft) {
        if (draft.text().isBlank() && draft.attachments().isEmpty()) {
            return refused(Reason.EMPTY, "the reply is empty");
        }
        if (draft.text().length() > FacebookConnector.LONGEST_PUBLIC) {
            return tooLong(FacebookConnector.LONGEST_PUBLIC);
        }
        boolean images = draft.attachments().stream().allMatch(one -> one.kind() == Attachment.Kind.IMAGE);
        return images && draft.attachments().size() <= 1
                ? ReplyVerdict.allowed()
                : refused(Reason.NOT_SUPPORTED, "a reply takes one image and nothing else");
    }

    private static ReplyVerdict privateContent(Content draft) {
        if (!draft.attachments().isEmpty()) {
            return refused(Reason.NOT_SUPPORTED, "a private reply is text alone", Alternative.PUBLIC_REPLY);
        }
        if (draft.text().isBlank()) {
            return refused(Reason.EMPTY, "the reply is empty");
        }
        return draft.text().length() > FacebookConnector.LONGEST_PRIVATE
                ? tooLong(FacebookConnector.LONGEST_PRIVATE)
                : ReplyVerdict.allowed();
    }

    private static ReplyVerdict privately(Question question, Message target) {
        MessageKind kind = target.type().kind();
        if (!target.isInbound() || (kind != MessageKind.COMMENT && kind != MessageKind.POST)) {
            return refused(
                    Reason.NOT_SUPPORTED,
                    "only customers' posts and comments on the page can be answered in private",
                    Alternative.PUBLIC_REPLY);
        }
        if (question.privateReplies() > 0) {
            return refused(
                    Reason.ALREADY_USED, "Facebook takes one private reply to an item", Alternative.PUBLIC_REPLY);
        }
        Instant until = target.sentAt().plus(PRIVATE_WINDOW);
        return question.now().isAfter(until)
                ? refused(
                        Reason.WINDOW_CLOSED,
                        "Facebook takes a private reply within 7 days of the item",
                        Alternative.PUBLIC_REPLY)
                : new Allowed(until);
    }

    private static Refused tooLong(int most) {
        return refused(Reason.TOO_LONG, "the reply is longer than " + most + " characters", Alternative.SHORTEN);
    }

    private static Refused refused(Reason reason, String explanation, Alternative... alternatives) {
        return new Refused(reason, explanation, List.of(alternatives));
    }
}
