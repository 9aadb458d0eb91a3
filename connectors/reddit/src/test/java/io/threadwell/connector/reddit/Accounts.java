package io.threadwell.connector.reddit;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.Token;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.AccountState;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An account of ours, and what is written to it. */
final class Accounts {
    static final String TOKEN = "the-token-of-acme";
    static final String REFRESH = "the-renewal-of-acme";
    static final AccountId ACME = new AccountId(RedditConnector.NETWORK, "acmecare");
    static final Map<String, String> WATCHING = Map.of(
            RedditConnector.SUBREDDITS, "acme, r/acmehelp",
            RedditConnector.SEARCH, "acme phone",
            RedditConnector.MODERATES, "true");

    private static final Instant CONNECTED = Instant.parse("2025-01-01T00:00:00Z");

    private Accounts() {}

    static AccountContext watching() {
        return with(token(), WATCHING);
    }

    static Token token() {
        return new Token(TOKEN, REFRESH, CONNECTED.plusSeconds(3_600), Set.of(), Map.of());
    }

    static AccountContext with(@Nullable Token token, Map<String, String> settings) {
        ChannelAccount account = new ChannelAccount(
                ACME,
                WorkspaceId.DEFAULT,
                "u/AcmeCare",
                settings,
                ConnectPolicy.fromNow(),
                CONNECTED,
                AccountState.HEALTHY,
                null,
                1);
        return new AccountContext(account, token);
    }

    static OutboundMessage answer(Visibility visibility, Target target, String text, Instant at) {
        return answer(visibility, target, Content.text(text), at);
    }

    static OutboundMessage answer(Visibility visibility, Target target, Content content, Instant at) {
        return new OutboundMessage(new MessageId(7), "tw7", visibility, target, content, at);
    }

    static Message message(MessageKind kind, Visibility visibility, Map<String, String> attributes, Instant sentAt) {
        return new Message(
                new MessageId(1),
                ACME,
                "t1_d1616q2",
                MessageType.inbound(visibility, kind),
                Placement.UNKNOWN,
                null,
                new Content("a question", List.of(), attributes),
                MessageTimes.of(sentAt, sentAt),
                null,
                MessageState.inbound(null));
    }
}
