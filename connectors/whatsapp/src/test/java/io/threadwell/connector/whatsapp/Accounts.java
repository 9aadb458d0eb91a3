package io.threadwell.connector.whatsapp;

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

/** A number of ours, and what is written to it. */
final class Accounts {
    static final String NUMBER = "106540352242922";
    static final String BUSINESS = "102290129340398";
    static final String TOKEN = "business-token-1";
    static final String ANA = "16505551234";
    static final AccountId ID = new AccountId(WhatsAppConnector.NETWORK, NUMBER);
    private static final Instant CONNECTED = Instant.parse("2025-01-01T00:00:00Z");

    private Accounts() {}

    static AccountContext number(@Nullable Token token) {
        ChannelAccount account = new ChannelAccount(
                ID,
                WorkspaceId.DEFAULT,
                "Our number",
                Map.of(WhatsAppConnector.BUSINESS_ACCOUNT, BUSINESS),
                ConnectPolicy.fromNow(),
                CONNECTED,
                AccountState.HEALTHY,
                null,
                1);
        return new AccountContext(account, token);
    }

    static AccountContext number() {
        return number(Token.lasting(TOKEN));
    }

    static OutboundMessage answer(String counterpart, Content content) {
        return answer(Visibility.PRIVATE, new Target(counterpart + ":wamid.1", null, null, counterpart), content);
    }

    static OutboundMessage answer(Visibility visibility, Target target, Content content) {
        return new OutboundMessage(
                new MessageId(7), "tw7", visibility, target, content, Instant.parse("2025-03-03T09:00:00Z"));
    }

    static Message message(Direction direction, Instant sentAt) {
        Origin origin = direction == Direction.INBOUND ? Origin.CUSTOMER : Origin.NATIVE;
        return new Message(
                new MessageId(1),
                ID,
                ANA + ":wamid.1",
                new MessageType(direction, origin, Visibility.PRIVATE, MessageKind.DIRECT_MESSAGE),
                Placement.UNKNOWN,
                Author.of(ANA, "Ana"),
                Content.text("a question"),
                MessageTimes.of(sentAt, sentAt),
                null,
                MessageState.inbound(null));
    }
}
