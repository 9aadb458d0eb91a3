package io.threadwell.connector.mastodon;

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
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An account of ours, and what is written to it. */
final class Accounts {
    static final String TOKEN = "the-token-of-acme";
    static final AccountId ACME = new AccountId(MastodonConnector.NETWORK, "acme@mastodon.example");
    static final String ANA = "ana@other.example";
    private static final Instant CONNECTED = Instant.parse("2025-01-01T00:00:00Z");

    private Accounts() {}

    static AccountContext at(FakeMastodon mastodon, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                MastodonConnector.SERVER, mastodon.uri().toString(), MastodonConnector.ACCOUNT, FakePerson.ACME.id()));
        settings.putAll(more);
        return with(token(), settings);
    }

    static AccountContext at(FakeMastodon mastodon) {
        return at(mastodon, Map.of());
    }

    static Token token() {
        return new Token(
                TOKEN, null, null, Set.of(), Map.of("client-id", "client-id", "client-secret", "client-secret"));
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
        return answer("tw7", visibility, target, content, at);
    }

    static OutboundMessage answer(String key, Visibility visibility, Target target, Content content, Instant at) {
        return new OutboundMessage(new MessageId(7), key, visibility, target, content, at);
    }

    static Message message(MessageKind kind, Visibility visibility, @Nullable Author author, Instant sentAt) {
        return new Message(
                new MessageId(1),
                ACME,
                "103186126728896492",
                MessageType.inbound(visibility, kind),
                Placement.UNKNOWN,
                author,
                Content.text("a question"),
                MessageTimes.of(sentAt, sentAt),
                null,
                MessageState.inbound(null));
    }
}
