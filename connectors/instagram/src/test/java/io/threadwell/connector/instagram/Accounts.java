package io.threadwell.connector.instagram;

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

/** An account of ours, and what is written to it. */
final class Accounts {
    static final String US = "17841";
    static final String PAGE = "1001";
    /** Whoever gave us the account, by an id that our app alone has. */
    static final String SCOPED = "77";

    static final String TOKEN = "token-of-17841";
    static final String ANA = "501";
    static final AccountId ID = new AccountId(InstagramConnector.NETWORK, US);

    private Accounts() {}

    static AccountContext account(@Nullable Token token) {
        ChannelAccount account = new ChannelAccount(
                ID,
                WorkspaceId.DEFAULT,
                "Our shop",
                Map.of(InstagramConnector.USERNAME, "ourshop"),
                ConnectPolicy.fromNow(),
                Instant.parse("2025-01-01T00:00:00Z"),
                AccountState.HEALTHY,
                null,
                1);
        return new AccountContext(account, token);
    }

    static AccountContext account() {
        return account(Token.lasting(TOKEN));
    }

    static OutboundMessage answer(Content content) {
        return answer(Visibility.PRIVATE, new Target("m_1", null, null, ANA), content, Instant.EPOCH);
    }

    static OutboundMessage answer(Visibility visibility, Target target, Content content, Instant createdAt) {
        return new OutboundMessage(new MessageId(7), "tw7", visibility, target, content, createdAt);
    }

    static Message message(Direction direction, MessageKind kind, Instant sentAt, Content content) {
        Origin origin = direction == Direction.INBOUND ? Origin.CUSTOMER : Origin.NATIVE;
        Visibility visibility = kind == MessageKind.DIRECT_MESSAGE ? Visibility.PRIVATE : Visibility.PUBLIC;
        return new Message(
                new MessageId(1),
                ID,
                "m_1",
                new MessageType(direction, origin, visibility, kind),
                Placement.UNKNOWN,
                Author.of(ANA, "Ana"),
                content,
                MessageTimes.of(sentAt, sentAt),
                null,
                MessageState.inbound(null));
    }
}
