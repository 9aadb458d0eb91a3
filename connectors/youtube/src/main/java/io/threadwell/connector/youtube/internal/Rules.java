package io.threadwell.connector.youtube.internal;

import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.connector.ReplyVerdict.Alternative;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.connector.ReplyVerdict.Refused;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.youtube.YouTubeConnector;
import io.threadwell.support.text.TextSplitter;
import java.util.List;

/** What YouTube takes: texts below comments, at any time and as often as one likes, where the thread is open for us. */
final class Rules implements ReplyPolicy {
    private static final String UNIT = "characters";

    @Override
    public ReplyVerdict judge(Question question) {
        String text = question.draft().text();
        if (question.visibility() == Visibility.PRIVATE) {
            return refused(Reason.NOT_SUPPORTED, "YouTube has no private messages", Alternative.PUBLIC_REPLY);
        }
        if (question.target().isDeleted()) {
            return refused(Reason.TARGET_DELETED, "the comment is gone", Alternative.OTHER_CHANNEL);
        }
        if ("false".equals(question.target().content().attributes().get(Comments.CAN_REPLY))) {
            return refused(Reason.NOT_SUPPORTED, "nobody can answer in this thread", Alternative.OTHER_CHANNEL);
        }
        if (!question.draft().attachments().isEmpty()) {
            return refused(Reason.NOT_SUPPORTED, "comments on YouTube are text alone", Alternative.OTHER_CHANNEL);
        }
        if (text.isBlank()) {
            return refused(Reason.EMPTY, "the answer is empty");
        }
        return text.length() > YouTubeConnector.LONGEST
                ? refused(
                        Reason.TOO_LONG,
                        "the answer is longer than " + YouTubeConnector.LONGEST + " " + UNIT,
                        Alternative.SHORTEN)
                : ReplyVerdict.allowed();
    }

    @Override
    public List<Content> parts(Question question) {
        return TextSplitter.parts(question.draft(), YouTubeConnector.LONGEST, String::length);
    }

    @Override
    public TextLimit limit(Question question) {
        return new TextLimit(
                YouTubeConnector.LONGEST, UNIT, question.draft().text().length());
    }

    private static Refused refused(Reason reason, String explanation, Alternative... alternatives) {
        return new Refused(reason, explanation, List.of(alternatives));
    }
}
