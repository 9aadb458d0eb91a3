package io.threadwell.connector.googlebusiness.internal;

import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.connector.ReplyVerdict.Alternative;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.connector.ReplyVerdict.Refused;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.googlebusiness.GoogleBusinessConnector;
import io.threadwell.support.text.Utf8;
import java.util.List;

/** What Google takes: one text under a review, at any time. A second one takes the first one's place, so that none is split. */
final class Rules implements ReplyPolicy {
    @Override
    public ReplyVerdict judge(Question question) {
        String text = question.draft().text();
        if (question.visibility() == Visibility.PRIVATE) {
            return refused(Reason.NOT_SUPPORTED, "reviewers cannot be written to in private", Alternative.PUBLIC_REPLY);
        }
        if (question.target().isDeleted()) {
            return refused(Reason.TARGET_DELETED, "the review is gone", Alternative.OTHER_CHANNEL);
        }
        if (!question.draft().attachments().isEmpty()) {
            return refused(Reason.NOT_SUPPORTED, "an answer to a review is text alone", Alternative.OTHER_CHANNEL);
        }
        if (text.isBlank()) {
            return refused(Reason.EMPTY, "the answer is empty");
        }
        return Utf8.length(text) > GoogleBusinessConnector.LONGEST
                ? refused(
                        Reason.TOO_LONG,
                        "the answer is longer than " + GoogleBusinessConnector.LONGEST + " bytes",
                        Alternative.SHORTEN)
                : ReplyVerdict.allowed();
    }

    @Override
    public List<Content> parts(Question question) {
        return List.of(question.draft());
    }

    @Override
    public TextLimit limit(Question question) {
        return new TextLimit(
                GoogleBusinessConnector.LONGEST,
                "bytes",
                Utf8.length(question.draft().text()));
    }

    private static Refused refused(Reason reason, String explanation, Alternative... alternatives) {
        return new Refused(reason, explanation, List.of(alternatives));
    }
}
