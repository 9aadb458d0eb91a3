package io.threadwell.connector.facebook;

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

/** A page of ours, and what is written on it. */
final class Accounts {
    static final AccountId PAGE = new AccountId(FacebookConnector.NETWORK, GraphStub.PAGE);
    private static final Instant CONNECTED = Instant.parse("2025-01-01T00:00:00Z");

    private Accounts() {}

    static AccountContext page(@Nullable Token token) {
        ChannelAccount account = new ChannelAccount(
                PAGE,
                WorkspaceId.DEFAULT,
                "Our page",
                Map.of(),
                ConnectPolicy.fromNow(),
                CONNECTED,
                AccountState.HEALTHY,
                null,
                1);
        return new AccountContext(account, token);
    }

    static AccountContext page() {
        return page(Token.lasting(GraphStub.TOKEN));
    }

    static OutboundMessage answer(Visibility visibility, Target target, Content content, Instant at) {
        return new OutboundMessage(new MessageId(7), "tw7", visibility, target, content, at);
    }

    static Target to(GraphItem comment) {
        boolean top = comment.parent.equals(comment.post);
        return new Target(comment.id, top ? comment.id : comment.parent, comment.post, null);
    }

    static Message message(MessageKind kind, Visibility visibility, Direction direction, Instant sentAt) {
        MessageTimes times = MessageTimes.of(sentAt, sentAt);
        Origin origin = direction == Direction.INBOUND ? Origin.CUSTOMER : Origin.NATIVE;
        return new Message(
                new MessageId(1),
                PAGE,
                "70_901",
                new MessageType(direction, origin, visibility, kind),
                Placement.UNKNOWN,
                Author.of("501", "Ana"),
                Content.text("a question"),
                times,
                null,
                MessageState.inbound(null));
    }
}
