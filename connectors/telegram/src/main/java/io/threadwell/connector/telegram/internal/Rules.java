package io.threadwell.connector.telegram.internal;

import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.connector.ReplyVerdict.Alternative;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.connector.ReplyVerdict.Refused;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.telegram.TelegramConnector;
import io.threadwell.support.text.TextSplitter;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Telegram takes. Who wrote to a bot can be answered at any time; in the name of a business account a bot may write in chats alone that
 * had a message in the last 24 hours (type {@code BusinessBotRights}, field {@code can_reply}). Lengths are counted in characters, as
 * Unicode counts them, "after entities parsing" (method {@code sendMessage}); answers carry no markup, so that all of it counts.
 */
final class Rules implements ReplyPolicy {
    private static final Duration BUSINESS_WINDOW = Duration.ofHours(24);
    private static final Set<Attachment.Kind> SHOWN = EnumSet.of(Attachment.Kind.IMAGE, Attachment.Kind.VIDEO);
    private static final Set<Attachment.Kind> TAKEN =
            EnumSet.of(Attachment.Kind.IMAGE, Attachment.Kind.VIDEO, Attachment.Kind.AUDIO, Attachment.Kind.FILE);

    @Override
    public ReplyVerdict judge(Question question) {
        boolean isPublic = question.visibility() == Visibility.PUBLIC;
        boolean toPublic = question.target().type().visibility() == Visibility.PUBLIC;
        if (toPublic && question.target().isDeleted()) {
            return refused(Reason.TARGET_DELETED, "the message is deleted", Alternative.OTHER_CHANNEL);
        }
        if (!isPublic && toPublic) {
            return refused(
                    Reason.NOT_SUPPORTED, "a bot writes only to who wrote to it in private", Alternative.PUBLIC_REPLY);
        }
        if (isPublic && !toPublic) {
            return refused(Reason.NOT_SUPPORTED, "a private message is answered in private", Alternative.PRIVATE_REPLY);
        }
        Instant until = until(question);
        if (until != null && question.now().isAfter(until)) {
            return refused(
                    Reason.WINDOW_CLOSED,
                    "in a business chat a bot may write for 24 hours after the customer's last message",
                    Alternative.OTHER_CHANNEL);
        }
        ReplyVerdict said = content(question);
        return said instanceof Refused ? said : new ReplyVerdict.Allowed(until);
    }

    private static @Nullable Instant until(Question question) {
        return isBusiness(question.target()) ? question.lastInboundAt().plus(BUSINESS_WINDOW) : null;
    }

    private static boolean isBusiness(Message target) {
        String id = target.externalId();
        return id != null && Item.parse(id).connection() != null;
    }

    private ReplyVerdict content(Question question) {
        Content draft = question.draft();
        if (draft.text().isBlank() && draft.attachments().isEmpty()) {
            return refused(Reason.EMPTY, "the answer is empty");
        }
        TextLimit limit = limit(question);
        if (limit.taken() > limit.most()) {
            return refused(
                    Reason.TOO_LONG,
                    "the answer is longer than " + limit.most() + " " + limit.unit(),
                    Alternative.SHORTEN);
        }
        if (!filesFit(draft.attachments())) {
            return refused(
                    Reason.NOT_SUPPORTED,
                    "an answer takes up to ten images and videos, or sounds alone, or files alone");
        }
        if (!Outgoing.choices(draft).isEmpty()) {
            return choices(question);
        }
        return ReplyVerdict.allowed();
    }

    private static boolean filesFit(List<Attachment> files) {
        boolean taken = files.stream().allMatch(file -> TAKEN.contains(file.kind()));
        boolean shown = files.stream().allMatch(file -> SHOWN.contains(file.kind()));
        long kinds = files.stream().map(Attachment::kind).distinct().count();
        return taken && files.size() <= TelegramConnector.MOST_FILES && (shown || kinds <= 1);
    }

    /** Type {@code ReplyKeyboardMarkup}: not for business chats; albums take no keyboard; in a group all would see it. */
    private static ReplyVerdict choices(Question question) {
        boolean fits = question.visibility() == Visibility.PRIVATE
                && !isBusiness(question.target())
                && question.draft().attachments().size() <= 1;
        return fits
                ? ReplyVerdict.allowed()
                : refused(
                        Reason.NOT_SUPPORTED, "ready answers go out in the bot's own private chats, not with an album");
    }

    @Override
    public List<Content> parts(Question question) {
        return TextSplitter.parts(question.draft(), most(question.draft()), Rules::characters);
    }

    @Override
    public TextLimit limit(Question question) {
        Content draft = question.draft();
        return new TextLimit(most(draft), "characters", characters(draft.text()));
    }

    private static int most(Content draft) {
        return draft.attachments().isEmpty() ? TelegramConnector.LONGEST_TEXT : TelegramConnector.LONGEST_CAPTION;
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    private static Refused refused(Reason reason, String explanation, Alternative... alternatives) {
        return new Refused(reason, explanation, List.of(alternatives));
    }
}
