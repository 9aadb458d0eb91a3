package io.threadwell.engine.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.Conflict;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.store.AccountStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our accounts, remembered for a few seconds because every inbound event asks for one. Changes made on this node are seen at
 * once, those of other nodes within the time.
 */
public final class AccountDirectory {
    private static final Logger log = LoggerFactory.getLogger(AccountDirectory.class);
    private static final Duration REMEMBERED = Duration.ofSeconds(3);

    private final AccountStore store;
    private final News news;
    private final Cache<AccountId, Optional<ChannelAccount>> cache;

    public AccountDirectory(AccountStore store, News news, InstantSource clock) {
        this.store = store;
        this.news = news;
        Ticker ticker = () -> clock.millis() * 1_000_000;
        this.cache = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(REMEMBERED)
                .ticker(ticker)
                .build();
    }

    public Optional<ChannelAccount> find(AccountId id) {
        return cache.get(id, store::find);
    }

    /** The account with its credential as it is stored now. */
    public AccountContext context(ChannelAccount account) {
        Token token =
                store.token(account.id()).map(AccountStore.StoredToken::token).orElse(null);
        return new AccountContext(account, token);
    }

    public ChannelAccount save(ChannelAccount account) {
        return seen(store.save(account));
    }

    /** Stores the account and its credential together; an absent credential is forgotten. */
    public ChannelAccount save(ChannelAccount account, @Nullable Token token) {
        return seen(store.save(account, token));
    }

    private ChannelAccount seen(ChannelAccount saved) {
        cache.put(saved.id(), Optional.of(saved));
        news.tell(listener -> listener.accountChanged(saved));
        return saved;
    }

    /** Brings an account into a state; nothing happens when it is in it already, or is not ours any more. */
    public void state(AccountId id, AccountState state, @Nullable String reason) {
        for (int tries = 0; tries < 3; tries++) {
            ChannelAccount account = store.find(id).orElse(null);
            if (account == null || account.state() == state || account.state() == AccountState.DISCONNECTED) {
                return;
            }
            try {
                save(account.withState(state, reason));
                log.info("account {} is now {}: {}", id, state, reason);
                return;
            } catch (Conflict changed) {
                cache.invalidate(id);
            }
        }
    }
}
