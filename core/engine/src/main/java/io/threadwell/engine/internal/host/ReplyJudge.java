package io.threadwell.engine.internal.host;

import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.connector.ReplyVerdict.Alternative;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.connector.ReplyVerdict.Refused;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.ReplyWindowClosed;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.Visibility;
import io.threadwell.api.store.StoreSession;
import io.threadwell.engine.EngineSettings.LongAnswers;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.outbox.Answered;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the network's policy whether and how a message may be answered. Made for one message, in one transaction. */
public final class ReplyJudge {
    private final Core core;
    private final Message target;
    private final Visibility visibility;
    private final @Nullable ChannelAccount account;
    private final Answered before;
    private final int privateReplies;

    /** @param visibility how the answer would go out */
    public ReplyJudge(Core core, StoreSession session, Message target, Visibility visibility) {
        this.core = core;
        this.target = target;
        this.visibility = visibility;
        this.account = session.account(target.account()).orElse(null);
        this.before =
                Answered.read(session, Objects.requireNonNull(target.placement().conversation()), visibility, null);
        this.privateReplies = earlierPrivateReplies(session, target, visibility);
    }

    /** What the policy says of a draft, and whether the account can send at all. */
    public ReplyVerdict judge(Content draft) {
        if (account == null || account.state() == AccountState.DISCONNECTED) {
            return refused(Reason.ACCOUNT_DISCONNECTED, "account " + target.account() + " is not connected any more.");
        }
        ReplyVerdict verdict = byPolicy(account, draft);
        return verdict instanceof ReplyVerdict.Allowed allowed && !account.sends()
                ? new ReplyVerdict.Allowed(
                        allowed.until(), "account " + account.id() + " is " + account.state() + ": " + account.reason())
                : verdict;
    }

    private ReplyVerdict byPolicy(ChannelAccount from, Content draft) {
        Connector connector = core.connectors().get(target.account().network());
        Capability needs = capability();
        if (connector == null || !connector.descriptor().can(needs)) {
            return refused(
                    Reason.NOT_SUPPORTED,
                    "network " + target.account().network() + " does not offer " + needs + " here.");
        }
        return policy().map(policy -> policy.judge(question(from, draft))).orElse(ReplyVerdict.allowed());
    }

    /** The draft as it goes out: in parts where it is too long, the settings let it be split, and the network takes several. */
    public List<Content> parts(Content draft) {
        if (account == null || core.settings().longAnswers() == LongAnswers.REFUSE) {
            return List.of(draft);
        }
        return policy().map(policy -> policy.parts(question(account, draft))).orElse(List.of(draft));
    }

    /** How long an answer may be, and what the draft takes; empty where nobody knows. */
    public Optional<ReplyPolicy.TextLimit> limit(Content draft) {
        return account == null ? Optional.empty() : policy().map(policy -> policy.limit(question(account, draft)));
    }

    /** Throws when a part of the answer may not be given. */
    public void require(Content draft) {
        if (judge(draft) instanceof Refused refused) {
            String why = refused.reason() + ": " + refused.explanation() + " Instead: " + refused.alternatives();
            switch (refused.reason()) {
                case NOT_SUPPORTED, ACCOUNT_DISCONNECTED -> throw new UnsupportedOperation(why);
                case TOO_LONG, EMPTY -> throw new ContentRejected(why);
                default -> throw new ReplyWindowClosed(why);
            }
        }
    }

    private Optional<ReplyPolicy> policy() {
        return core.facet(target.account().network(), ReplyPolicy.class);
    }

    private ReplyPolicy.Question question(ChannelAccount from, Content draft) {
        return new ReplyPolicy.Question(
                from, visibility, target, before.lastInbound(), privateReplies, before.since(), draft, core.now());
    }

    private static Refused refused(Reason reason, String explanation) {
        return new Refused(reason, explanation, List.of(Alternative.OTHER_CHANNEL));
    }

    private Capability capability() {
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
