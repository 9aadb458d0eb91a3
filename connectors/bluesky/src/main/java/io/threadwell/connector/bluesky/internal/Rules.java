package io.threadwell.connector.bluesky.internal;

import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.connector.ReplyVerdict.Alternative;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.connector.ReplyVerdict.Refused;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.text.TextSplitter;
import java.util.List;

/** What Bluesky takes: no window and no count of answers, only lengths and images. */
final class Rules implements ReplyPolicy {
    private final boolean directMessages;

    Rules(boolean directMessages) {
        this.directMessages = directMessages;
    }

    @Override
    public ReplyVerdict judge(Question question) {
        boolean isPublic = question.visibility() == Visibility.PUBLIC;
        List<Attachment> attachments = question.draft().attachments();
        String text = question.draft().text();
        if (!isPublic && !directMessages) {
            return refused(
                    Reason.NOT_SUPPORTED, "direct messages on Bluesky are switched off", Alternative.PUBLIC_REPLY);
        }
        if (isPublic && question.target().isDeleted()) {
            return refused(Reason.TARGET_DELETED, "the post is deleted", Alternative.PRIVATE_REPLY);
        }
        if (text.isBlank() && attachments.isEmpty()) {
            return refused(Reason.EMPTY, "the answer is empty");
        }
        Limits limits = limits(question);
        if (!limits.allows(text)) {
            return refused(Reason.TOO_LONG, "the answer is longer than " + limits, Alternative.SHORTEN);
        }
        if (!isPublic && !attachments.isEmpty()) {
            return refused(Reason.NOT_SUPPORTED, "direct messages on Bluesky take no images", Alternative.PUBLIC_REPLY);
        }
        boolean images = attachments.stream().allMatch(one -> one.kind() == Attachment.Kind.IMAGE);
        if (!images || attachments.size() > Images.MOST) {
            return refused(Reason.NOT_SUPPORTED, "an answer takes " + Images.MOST + " images and nothing else");
        }
        return ReplyVerdict.allowed();
    }

    @Override
    public List<Content> parts(Question question) {
        Limits limits = limits(question);
        return TextSplitter.parts(question.draft(), limits.graphemes(), limits::measure);
    }

    @Override
    public TextLimit limit(Question question) {
        Limits limits = limits(question);
        return new TextLimit(
                limits.graphemes(), "graphemes", limits.measure(question.draft().text()));
    }

    private static Limits limits(Question question) {
        return question.visibility() == Visibility.PUBLIC ? Limits.PUBLIC : Limits.PRIVATE;
    }

    private static Refused refused(Reason reason, String explanation, Alternative... alternatives) {
        return new Refused(reason, explanation, List.of(alternatives));
    }
}
