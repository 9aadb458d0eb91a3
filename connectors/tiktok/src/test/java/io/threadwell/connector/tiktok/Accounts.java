package io.threadwell.connector.tiktok;

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
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.MessageState;
import io.threadwell.api.model.MessageTimes;
import io.threadwell.api.model.MessageType;
import io.threadwell.api.model.Placement;
import io.threadwell.api.model.Visibility;
import io.threadwell.api.model.WorkspaceId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** An account of ours, and what is written to it. */
final class Accounts {
    static final String US = "acme-open-id";
    static final String TOKEN = "the-token-of-acme";
    static final AccountId ACME = new AccountId(TikTokConnector.NETWORK, US);
    private static final Instant CONNECTED = Instant.parse("2025-01-01T00:00:00Z");

    private Accounts() {}

    static AccountContext acme() {
        ChannelAccount account = new ChannelAccount(
                ACME,
                WorkspaceId.DEFAULT,
                "Acme",
                Map.of(),
                ConnectPolicy.fromNow(),
                CONNECTED,
                AccountState.HEALTHY,
                null,
                1);
        return new AccountContext(
                account,
                new Token(
                        TOKEN, "the-refresh-token-of-acme", Instant.parse("2035-01-01T00:00:00Z"), Set.of(), Map.of()));
    }

    static OutboundMessage answer(Visibility visibility, Target target, Content content) {
        return new OutboundMessage(new MessageId(7), "tw7", visibility, target, content, CONNECTED);
    }

    static OutboundMessage inPrivate(String counterpart, Content content) {
        return answer(Visibility.PRIVATE, new Target(null, null, null, counterpart), content);
    }

    static OutboundMessage inPublic(String message, Content content) {
        return answer(Visibility.PUBLIC, new Target(message, message, FakeTikTok.VIDEO, null), content);
    }

    static Message message(String externalId, Visibility visibility, Instant sentAt) {
        MessageKind kind = visibility == Visibility.PUBLIC ? MessageKind.COMMENT : MessageKind.DIRECT_MESSAGE;
        return new Message(
                new MessageId(1),
                ACME,
                externalId,
                MessageType.inbound(visibility, kind),
                Placement.UNKNOWN,
                Author.of("501", "Ana"),
                Content.text("a question"),
                MessageTimes.of(sentAt, sentAt),
                null,
                MessageState.inbound(null));
    }
}
