package io.threadwell.connector.tiktok.internal;

import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.connector.ReplyVerdict.Alternative;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.connector.ReplyVerdict.Refused;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.tiktok.TikTokConnector;
import io.threadwell.support.text.TextSplitter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What TikTok takes: ten direct messages within 48 hours of the customer's last one; comments without a window. */
final class Rules implements ReplyPolicy {
    private static final Duration WINDOW = Duration.ofDays(2);
    private static final int MOST_MESSAGES = 10;

    private final int longestReply;

    Rules(int longestReply) {
        this.longestReply = longestReply;
    }

    @Override
    public ReplyVerdict judge(Question question) {
        boolean isPublic = question.visibility() == Visibility.PUBLIC;
        boolean toPublic = question.target().type().visibility() == Visibility.PUBLIC;
        if (toPublic && question.target().isDeleted()) {
            return refused(Reason.TARGET_DELETED, "the comment is deleted", Alternative.OTHER_CHANNEL);
        }
        if (isPublic != toPublic) {
            return refused(
                    Reason.NOT_SUPPORTED,
                    "comments are answered in public, messages in private",
                    toPublic ? Alternative.PUBLIC_REPLY : Alternative.PRIVATE_REPLY);
        }
        if (isPublic) {
            ReplyVerdict said = content(question);
            return said instanceof Refused ? said : ReplyVerdict.allowed();
        }
        return inPrivate(question);
    }

    private ReplyVerdict inPrivate(Question question) {
        Instant until = question.lastInboundAt().plus(WINDOW);
        if (question.now().isAfter(until)) {
            return refused(
                    Reason.WINDOW_CLOSED,
                    "TikTok takes messages for 48 hours after the customer's last one",
                    Alternative.OTHER_CHANNEL);
        }
        if (question.answersSince() >= MOST_MESSAGES) {
            return refused(
                    Reason.ALREADY_USED,
                    "TikTok takes ten messages after the customer's last one",
                    Alternative.OTHER_CHANNEL);
        }
        ReplyVerdict said = content(question);
        return said instanceof Refused ? said : new ReplyVerdict.Allowed(until);
    }

    private ReplyVerdict content(Question question) {
        Content draft = question.draft();
        if (!draft.attachments().isEmpty()) {
            return refused(Reason.NOT_SUPPORTED, "files do not go out to TikTok");
        }
        if (draft.text().isBlank()) {
            return refused(Reason.EMPTY, "the answer is empty");
        }
        TextLimit limit = limit(question);
        return limit.taken() > limit.most()
                ? refused(
                        Reason.TOO_LONG,
                        "the answer is longer than " + limit.most() + " " + limit.unit(),
                        Alternative.SHORTEN)
                : ReplyVerdict.allowed();
    }

    @Override
    public List<Content> parts(Question question) {
        return TextSplitter.parts(question.draft(), most(question), Rules::characters);
    }

    @Override
    public TextLimit limit(Question question) {
        return new TextLimit(
                most(question), "characters", characters(question.draft().text()));
    }

    private int most(Question question) {
        return question.visibility() == Visibility.PUBLIC ? longestReply : TikTokConnector.LONGEST_MESSAGE;
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    private static Refused refused(Reason reason, String explanation, Alternative... alternatives) {
        return new Refused(reason, explanation, List.of(alternatives));
    }
}
