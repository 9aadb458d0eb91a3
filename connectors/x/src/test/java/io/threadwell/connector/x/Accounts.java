package io.threadwell.connector.x;

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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An account of ours, and what is written to it. */
final class Accounts {
    static final String US = "2244994945";
    static final String TOKEN = "the-token-of-acme";
    static final String REFRESH = "the-refresh-token-of-acme";
    static final AccountId ACME = new AccountId(XConnector.NETWORK, US);
    private static final Instant CONNECTED = Instant.parse("2025-01-01T00:00:00Z");

    private Accounts() {}

    static AccountContext acme() {
        return acme(Map.of(XConnector.HANDLE, "acme"));
    }

    static AccountContext acme(Map<String, String> settings) {
        return with(new Token(TOKEN, REFRESH, Instant.parse("2035-01-01T00:00:00Z"), Set.of(), Map.of()), settings);
    }

    static AccountContext with(@Nullable Token token, Map<String, String> settings) {
        ChannelAccount account = new ChannelAccount(
                ACME,
                WorkspaceId.DEFAULT,
                "Acme",
                settings,
                ConnectPolicy.fromNow(),
                CONNECTED,
                AccountState.HEALTHY,
                null,
                1);
        return new AccountContext(account, token);
    }

    static OutboundMessage answer(Visibility visibility, Target target, Content content, Instant at) {
        return new OutboundMessage(new MessageId(7), "tw7", visibility, target, content, at);
    }

    static Message message(MessageKind kind, Visibility visibility, Instant sentAt) {
        return new Message(
                new MessageId(1),
                ACME,
                "1900000000000000001",
                new MessageType(Direction.INBOUND, Origin.CUSTOMER, visibility, kind),
                Placement.UNKNOWN,
                Author.of("501", "Ana"),
                Content.text("a question"),
                MessageTimes.of(sentAt, sentAt),
                null,
                MessageState.inbound(null));
    }
}
