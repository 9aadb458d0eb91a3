package io.threadwell.connector.linkedin.internal;

import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.connector.ReplyVerdict.Alternative;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.connector.ReplyVerdict.Refused;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.linkedin.LinkedInConnector;
import io.threadwell.support.text.TextSplitter;
import java.util.List;

/**
 * What LinkedIn takes: comments of some length, without an end in time and without media. How it counts is not documented; UTF-16
 * units, of which no other count has more, are on the safe side.
 */
final class ReplyRules implements ReplyPolicy {
    @Override
    public ReplyVerdict judge(Question question) {
        Content draft = question.draft();
        if (question.visibility() == Visibility.PRIVATE) {
            return refused(Reason.NOT_SUPPORTED, "LinkedIn lets no page write messages", Alternative.PUBLIC_REPLY);
        }
        if (question.target().isDeleted()) {
            return refused(Reason.TARGET_DELETED, "the comment is deleted", Alternative.OTHER_CHANNEL);
        }
        if (draft.text().isBlank() && draft.attachments().isEmpty()) {
            return refused(Reason.EMPTY, "the answer is empty");
        }
        if (!draft.attachments().isEmpty()) {
            return refused(Reason.NOT_SUPPORTED, "LinkedIn takes no media with a comment; put a link into the text");
        }
        if (draft.text().length() > LinkedInConnector.LONGEST_COMMENT) {
            String explanation = "the answer is longer than " + LinkedInConnector.LONGEST_COMMENT + " characters";
            return refused(Reason.TOO_LONG, explanation, Alternative.SHORTEN);
        }
        return ReplyVerdict.allowed();
    }

    @Override
    public List<Content> parts(Question question) {
        return TextSplitter.parts(question.draft(), LinkedInConnector.LONGEST_COMMENT, String::length);
    }

    @Override
    public TextLimit limit(Question question) {
        return new TextLimit(
                LinkedInConnector.LONGEST_COMMENT,
                "characters",
                question.draft().text().length());
    }

    private static Refused refused(Reason reason, String explanation, Alternative... alternatives) {
        return new Refused(reason, explanation, List.of(alternatives));
    }
}
