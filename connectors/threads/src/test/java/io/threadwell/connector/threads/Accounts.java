package io.threadwell.connector.threads;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.Token;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Direction;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.MessageState;
import io.threadwell.api.model.MessageTimes;
import io.threadwell.api.model.MessageType;
import io.threadwell.api.model.Origin;
import io.threadwell.api.model.Placement;
import io.threadwell.api.model.Visibility;
import io.threadwell.api.model.WorkspaceId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A profile of ours, and what is written to it. */
final class Accounts {
    static final AccountId PROFILE = new AccountId(ThreadsConnector.NETWORK, FakeThreads.USER);

    private Accounts() {}

    static AccountContext profile(@Nullable Token token) {
        ChannelAccount account = new ChannelAccount(
                PROFILE,
                WorkspaceId.DEFAULT,
                "Our shop",
                Map.of(ThreadsConnector.USERNAME, FakeThreads.USERNAME),
                ConnectPolicy.fromNow(),
                Instant.parse("2025-01-01T00:00:00Z"),
                AccountState.HEALTHY,
                null,
                1);
        return new AccountContext(account, token);
    }

    static AccountContext profile() {
        return profile(Token.lasting(FakeThreads.TOKEN));
    }

    static OutboundMessage answer(String key, FakeItem to, Content content, Instant at) {
        Target target = new Target(to.id, to.id, to.root.isEmpty() ? null : to.root, null);
        return new OutboundMessage(new MessageId(7), key, Visibility.PUBLIC, target, content, at);
    }

    static Message message(MessageKind kind, Visibility visibility, Instant sentAt) {
        return new Message(
                new MessageId(1),
                PROFILE,
                "18901",
                new MessageType(Direction.INBOUND, Origin.CUSTOMER, visibility, kind),
                Placement.UNKNOWN,
                Author.of("ana", null),
                Content.text("a question"),
                MessageTimes.of(sentAt, sentAt),
                null,
                MessageState.inbound(null));
    }
}
