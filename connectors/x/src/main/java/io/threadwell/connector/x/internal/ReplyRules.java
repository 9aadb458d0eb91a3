package io.threadwell.connector.x.internal;

import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.connector.ReplyVerdict.Alternative;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.connector.ReplyVerdict.Refused;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.x.XConnector;
import io.threadwell.support.text.TextSplitter;
import java.util.List;

/**
 * What X takes: no window and no count of answers, only lengths and images. Whether somebody lets us write to them, or lets us answer,
 * X tells when it is tried.
 */
final class ReplyRules implements ReplyPolicy {
    private static final int MOST_IMAGES = 4;

    private final boolean directMessages;

    ReplyRules(boolean directMessages) {
        this.directMessages = directMessages;
    }

    @Override
    public ReplyVerdict judge(Question question) {
        boolean isPublic = question.visibility() == Visibility.PUBLIC;
        if (!isPublic && !directMessages) {
            return refused(Reason.NOT_SUPPORTED, "direct messages on X are switched off", Alternative.PUBLIC_REPLY);
        }
        if (isPublic && question.target().type().visibility() == Visibility.PRIVATE) {
            return refused(Reason.NOT_SUPPORTED, "a direct message is answered in private", Alternative.PRIVATE_REPLY);
        }
        if (question.target().isDeleted() && question.target().type().visibility() == Visibility.PUBLIC) {
            return refused(Reason.TARGET_DELETED, "the post is deleted", Alternative.OTHER_CHANNEL);
        }
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
        return images(draft, isPublic);
    }

    private static ReplyVerdict images(Content draft, boolean isPublic) {
        int most = isPublic ? MOST_IMAGES : 1;
        List<Attachment> attachments = draft.attachments();
        boolean images = attachments.stream().allMatch(one -> one.kind() == Attachment.Kind.IMAGE);
        if (!images || attachments.size() > most) {
            return refused(Reason.NOT_SUPPORTED, "an answer takes " + most + " images at most, and nothing else");
        }
        boolean quotes = draft.attributes().containsKey(ContentAttributes.QUOTES);
        if (quotes && !isPublic) {
            return refused(Reason.NOT_SUPPORTED, "a direct message quotes nothing", Alternative.PUBLIC_REPLY);
        }
        return quotes && !attachments.isEmpty()
                ? refused(Reason.NOT_SUPPORTED, "X takes no images with a quote")
                : ReplyVerdict.allowed();
    }

    @Override
    public List<Content> parts(Question question) {
        return question.visibility() == Visibility.PUBLIC
                ? TextSplitter.parts(question.draft(), longestPost(question.account()), WeightedLength::of)
                : TextSplitter.parts(question.draft(), XConnector.LONGEST_MESSAGE, ReplyRules::characters);
    }

    @Override
    public TextLimit limit(Question question) {
        String text = question.draft().text();
        return question.visibility() == Visibility.PUBLIC
                ? new TextLimit(longestPost(question.account()), "weighted characters", WeightedLength.of(text))
                : new TextLimit(XConnector.LONGEST_MESSAGE, "characters", characters(text));
    }

    private static int longestPost(ChannelAccount account) {
        boolean longPosts = Boolean.parseBoolean(account.settings().get(XConnector.LONG_POSTS));
        return longPosts ? XConnector.LONGEST_PREMIUM_POST : XConnector.LONGEST_POST;
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    private static Refused refused(Reason reason, String explanation, Alternative... alternatives) {
        return new Refused(reason, explanation, List.of(alternatives));
    }
}
