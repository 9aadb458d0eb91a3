package io.threadwell.engine.internal.host;

import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.ReplyWindowClosed;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.Visibility;
import io.threadwell.api.store.StoreSession;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.outbox.Answered;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Asks the network's policy whether an answer may be given. */
public final class ReplyJudge {
    private final Core core;
    private final Optional<ChannelAccount> sender;

    /** @param sender the account that the answer would come from; absent when there is no such account */
    public ReplyJudge(Core core, Optional<ChannelAccount> sender) {
        this.core = core;
        this.sender = sender;
    }

    /** What the policy says, and whether the account can send at all. */
    public ReplyVerdict judge(StoreSession session, Message target, Visibility visibility, Content content) {
        ChannelAccount account = sender.orElse(null);
        if (account == null || account.state() == AccountState.DISCONNECTED) {
            return new ReplyVerdict.Refused(
                    ReplyVerdict.Reason.ACCOUNT_DISCONNECTED,
                    "account " + target.account() + " is not connected any more.",
                    List.of(ReplyVerdict.Alternative.OTHER_CHANNEL));
        }
        ReplyVerdict verdict = byPolicy(session, account, target, visibility, content);
        return verdict instanceof ReplyVerdict.Allowed allowed && !account.sends()
                ? new ReplyVerdict.Allowed(
                        allowed.until(), "account " + account.id() + " is " + account.state() + ": " + account.reason())
                : verdict;
    }

    private ReplyVerdict byPolicy(
            StoreSession session, ChannelAccount account, Message target, Visibility visibility, Content content) {
        Connector connector = core.connectors().get(target.account().network());
        Capability needs = capability(target, visibility);
        if (connector == null || !connector.descriptor().can(needs)) {
            return new ReplyVerdict.Refused(
                    ReplyVerdict.Reason.NOT_SUPPORTED,
                    "network " + target.account().network() + " does not offer " + needs + " here.",
                    List.of(ReplyVerdict.Alternative.OTHER_CHANNEL));
        }
        ReplyPolicy policy = connector.facet(ReplyPolicy.class).orElse(null);
        if (policy == null) {
            return ReplyVerdict.allowed();
        }
        return policy.judge(question(session, account, target, visibility, content));
    }

    private ReplyPolicy.Question question(
            StoreSession session, ChannelAccount account, Message target, Visibility visibility, Content content) {
        Answered before =
                Answered.read(session, Objects.requireNonNull(target.placement().conversation()), visibility);
        return new ReplyPolicy.Question(
                account,
                visibility,
                target,
                before.lastInbound(),
                earlierPrivateReplies(session, target, visibility),
                before.since(),
                content,
                core.now());
    }

    /** Throws when the answer may not be given. */
    public void require(StoreSession session, Message target, Visibility visibility, Content content) {
        if (judge(session, target, visibility, content) instanceof ReplyVerdict.Refused refused) {
            String why = refused.reason() + ": " + refused.explanation() + " Instead: " + refused.alternatives();
            switch (refused.reason()) {
                case NOT_SUPPORTED, ACCOUNT_DISCONNECTED -> throw new UnsupportedOperation(why);
                case TOO_LONG, EMPTY -> throw new ContentRejected(why);
                default -> throw new ReplyWindowClosed(why);
            }
        }
    }

    private static Capability capability(Message target, Visibility visibility) {
        if (visibility == Visibility.PUBLIC) {
            return Capability.PUBLIC_REPLY;
        }
        return target.type().visibility() == Visibility.PUBLIC ? Capability.PRIVATE_REPLY : Capability.DIRECT_MESSAGE;
    }

    private static int earlierPrivateReplies(StoreSession session, Message target, Visibility visibility) {
        String externalId = target.externalId();
        boolean privateReply = visibility == Visibility.PRIVATE && target.type().visibility() == Visibility.PUBLIC;
        return privateReply && externalId != null ? session.messages().privateReplies(target.account(), externalId) : 0;
    }
}
