package io.threadwell.connector.reddit.internal;

import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.connector.ReplyVerdict.Alternative;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.connector.ReplyVerdict.Refused;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.reddit.RedditConnector;
import io.threadwell.support.text.TextSplitter;
import java.util.List;
import java.util.Map;

/**
 * What Reddit takes: no time of its own and no count of answers, only lengths. Subreddits may close old posts: what was closed when it
 * came in is not answered in public.
 */
final class ReplyRules implements ReplyPolicy {
    private static final String UNIT = "characters";

    @Override
    public ReplyVerdict judge(Question question) {
        boolean isPublic = question.visibility() == Visibility.PUBLIC;
        Message target = question.target();
        boolean ofPublic = target.type().visibility() == Visibility.PUBLIC;
        Map<String, String> told = target.content().attributes();
        if (isPublic && !ofPublic) {
            return refused(Reason.NOT_SUPPORTED, "a private message is answered in private", Alternative.PRIVATE_REPLY);
        } else if (ofPublic && target.isDeleted()) {
            return refused(Reason.TARGET_DELETED, "what is answered is deleted", Alternative.OTHER_CHANNEL);
        } else if (isPublic && "true".equals(told.get(Attributes.ARCHIVED))) {
            return refused(Reason.WINDOW_CLOSED, "the post is archived", Alternative.PRIVATE_REPLY);
        } else if (!isPublic && "false".equals(told.get(Attributes.REPLIABLE))) {
            return refused(Reason.NOT_SUPPORTED, "the conversation takes no answers", Alternative.OTHER_CHANNEL);
        }
        return draft(question);
    }

    private ReplyVerdict draft(Question question) {
        Content draft = question.draft();
        if (!draft.attachments().isEmpty()) {
            return refused(Reason.NOT_SUPPORTED, "Reddit takes no files with an answer: put a link into the text");
        } else if (draft.text().isBlank()) {
            return refused(Reason.EMPTY, "the answer is empty");
        }
        TextLimit limit = limit(question);
        return limit.taken() <= limit.most()
                ? ReplyVerdict.allowed()
                : refused(
                        Reason.TOO_LONG, "the answer is longer than " + limit.most() + " " + UNIT, Alternative.SHORTEN);
    }

    @Override
    public List<Content> parts(Question question) {
        return TextSplitter.parts(question.draft(), RedditConnector.LONGEST, ReplyRules::length);
    }

    @Override
    public TextLimit limit(Question question) {
        return new TextLimit(
                RedditConnector.LONGEST, UNIT, length(question.draft().text()));
    }

    /** As Reddit counts: by code points. */
    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static Refused refused(Reason reason, String explanation, Alternative... alternatives) {
        return new Refused(reason, explanation, List.of(alternatives));
    }
}
