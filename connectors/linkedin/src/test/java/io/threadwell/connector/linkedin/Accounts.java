package io.threadwell.connector.linkedin;

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

/** An account of ours, and what is written to it. */
final class Accounts {
    static final String US = "2414183";
    static final String OUR_URN = "urn:li:organization:2414183";
    static final String ANA = "urn:li:person:A8xe03Qt10";
    static final String ADMIN = "urn:li:person:zLqTygBP8S";
    static final String TOKEN = "the-token-of-the-admin";
    static final String REFRESH = "the-refresh-token-of-the-admin";
    static final AccountId ACME = new AccountId(LinkedInConnector.NETWORK, US);
    private static final Instant CONNECTED = Instant.parse("2025-01-01T00:00:00Z");

    private Accounts() {}

    static AccountContext acme() {
        ChannelAccount account = new ChannelAccount(
                ACME,
                WorkspaceId.DEFAULT,
                "Acme",
                Map.of(ChannelAccount.GRANTED_BY, ADMIN),
                ConnectPolicy.fromNow(),
                CONNECTED,
                AccountState.HEALTHY,
                null,
                1);
        Instant end = Instant.parse("2035-01-01T00:00:00Z");
        return new AccountContext(account, new Token(TOKEN, REFRESH, end, Set.of(), Map.of()));
    }

    static OutboundMessage answer(Visibility visibility, Target target, Content content, Instant at) {
        return new OutboundMessage(new MessageId(7), "tw7", visibility, target, content, at);
    }

    static Message message(MessageKind kind, Instant sentAt) {
        return new Message(
                new MessageId(1),
                ACME,
                "urn:li:comment:(urn:li:activity:1,2)",
                new MessageType(Direction.INBOUND, Origin.CUSTOMER, Visibility.PUBLIC, kind),
                Placement.UNKNOWN,
                Author.of(ANA, null),
                Content.text("a question"),
                MessageTimes.of(sentAt, sentAt),
                null,
                MessageState.inbound(null));
    }
}
