package io.threadwell.testkit.network;

import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.NetworkLimits;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.connector.ReplyVerdict.Alternative;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The network's rules, in the shape that the large networks have: public answers at any time, private ones within 24 hours of
 * the customer's last word, and one private reply to a public item within 7 days.
 */
record FakePolicy(NetworkLimits limits, Set<Capability> capabilities) implements ReplyPolicy {
    static final Duration PRIVATE_WINDOW = Duration.ofHours(24);
    static final Duration PRIVATE_REPLY_WINDOW = Duration.ofDays(7);

    @Override
    public ReplyVerdict judge(Question q) {
        if (q.draft().text().isBlank() && q.draft().attachments().isEmpty()) {
            return refused(Reason.EMPTY, "there is nothing to send");
        }
        if (q.target().isDeleted()) {
            return refused(Reason.TARGET_DELETED, "the item was deleted", Alternative.OTHER_CHANNEL);
        }
        Capability needed = needed(q);
        if (!capabilities.contains(needed)) {
            return refused(Reason.NOT_SUPPORTED, "the network has no " + needed, Alternative.OTHER_CHANNEL);
        }
        boolean toPrivate = q.target().type().visibility() == Visibility.PRIVATE;
        int most = most(q);
        if (q.draft().text().length() > most) {
            return refused(Reason.TOO_LONG, "longer than " + most + " " + limits.unit(), Alternative.SHORTEN);
        }
        if (q.visibility() == Visibility.PUBLIC) {
            return toPrivate
                    ? refused(Reason.NOT_SUPPORTED, "a private message has no public answer", Alternative.PRIVATE_REPLY)
                    : ReplyVerdict.allowed();
        }
        return toPrivate ? privateAnswer(q) : privateReply(q);
    }

    private int most(Question q) {
        return q.visibility() == Visibility.PUBLIC ? limits.publicText() : limits.privateText();
    }

    @Override
    public List<Content> parts(Question q) {
        boolean once = needed(q) == Capability.PRIVATE_REPLY;
        String text = q.draft().text();
        int most = most(q);
        return once || text.length() <= most ? List.of(q.draft()) : FakeParts.of(q.draft(), most);
    }

    @Override
    public TextLimit limit(Question q) {
        return new TextLimit(most(q), limits.unit(), q.draft().text().length());
    }

    private static Capability needed(Question q) {
        if (q.visibility() == Visibility.PUBLIC) {
            return Capability.PUBLIC_REPLY;
        }
        boolean toPrivate = q.target().type().visibility() == Visibility.PRIVATE;
        return toPrivate ? Capability.DIRECT_MESSAGE : Capability.PRIVATE_REPLY;
    }

    private static ReplyVerdict privateAnswer(Question q) {
        Instant until = q.lastInboundAt().plus(PRIVATE_WINDOW);
        return q.now().isAfter(until)
                ? refused(
                        Reason.WINDOW_CLOSED, "more than 24 hours after the customer's last word", Alternative.TEMPLATE)
                : new ReplyVerdict.Allowed(until);
    }

    private static ReplyVerdict privateReply(Question q) {
        if (q.privateReplies() > 0) {
            return refused(Reason.ALREADY_USED, "the item had its private reply", Alternative.PUBLIC_REPLY);
        }
        Instant until = q.target().sentAt().plus(PRIVATE_REPLY_WINDOW);
        return q.now().isAfter(until)
                ? refused(Reason.WINDOW_CLOSED, "more than 7 days after the item", Alternative.PUBLIC_REPLY)
                : new ReplyVerdict.Allowed(until);
    }

    private static ReplyVerdict refused(Reason reason, String explanation, Alternative... alternatives) {
        return new ReplyVerdict.Refused(reason, explanation, List.of(alternatives));
    }
}
