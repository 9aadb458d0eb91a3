package io.threadwell.engine.internal.timers;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.Conflict;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.store.AccountStore.StoredToken;
import io.threadwell.api.store.CareStore.DueTimer;
import io.threadwell.api.store.Timer;
import io.threadwell.engine.Metric;
import io.threadwell.engine.internal.Core;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps credentials alive: refreshes each early, by a durable timer, so that one node does it and not on the way of a customer's
 * answer. A credential that cannot be refreshed brings its account into the state that says so.
 */
public final class TokenKeeper implements TimerRunner.Task {
    /** The kind of its timers; the key is the account. */
    public static final String KIND = "token.refresh";

    private static final String FORCED = "forced";
    private static final Duration EARLY = Duration.ofMinutes(10);
    private static final Duration EXPIRING = Duration.ofDays(7);

    private final Core core;

    public TokenKeeper(Core core) {
        this.core = core;
    }

    /** The timer for a token that a network has just refused. */
    public static Timer refreshNow(AccountId account, Instant now) {
        return new Timer(KIND, account.toString(), now, Map.of(FORCED, "true"));
    }

    /** The timer for a token's regular refresh; empty for one that does not end. */
    public static Optional<Timer> refreshEarly(AccountId account, Token token, Instant now) {
        if (token.expiresAt() == null) {
            return Optional.empty();
        }
        Duration left = Duration.between(now, token.expiresAt());
        Duration early = left.dividedBy(5).compareTo(EARLY) < 0 ? left.dividedBy(5) : EARLY;
        Instant due = token.refresh() == null
                ? token.expiresAt().minus(EXPIRING)
                : token.expiresAt().minus(early);
        return Optional.of(new Timer(KIND, account.toString(), due.isBefore(now) ? now : due, Map.of()));
    }

    @Override
    public void run(DueTimer due) {
        AccountId id = AccountId.parse(due.timer().key());
        ChannelAccount account = core.store().accounts().find(id).orElse(null);
        Timer next = account == null || account.state() == AccountState.DISCONNECTED
                ? null
                : keep(account, due.timer().data().containsKey(FORCED));
        Timer following = next;
        core.store().transact(due.workspace(), session -> {
            if (following == null) {
                session.timers().done(core.node().id(), due.timer());
            } else {
                session.timers().set(List.of(following));
            }
            return null;
        });
    }

    /** The next timer, or null when there is nothing more to do. */
    private @Nullable Timer keep(ChannelAccount account, boolean forced) {
        try {
            StoredToken stored = core.store().accounts().token(account.id()).orElse(null);
            return stored == null ? dead(account.id(), "it has no credential") : keep(account, stored, forced);
        } catch (ReauthorizationRequired e) {
            return dead(account.id(), String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Timer keep(ChannelAccount account, StoredToken stored, boolean forced) {
        Optional<Authorizer> authorizer = core.facet(account.id().network(), Authorizer.class);
        if (authorizer.isEmpty() || stored.token().refresh() == null) {
            return unrefreshable(account.id(), stored.token(), forced);
        }
        try {
            Token fresh = authorizer.get().refresh(new AccountContext(account, stored.token()));
            core.store().accounts().saveToken(account.id(), fresh, stored.version());
            core.counters().add(Metric.TOKENS_REFRESHED);
            if (account.state() == AccountState.EXPIRING) {
                core.accounts().state(account.id(), AccountState.HEALTHY, null);
            }
            return refreshEarly(account.id(), fresh, core.now()).orElse(null);
        } catch (Conflict another) {
            Token theirs = core.store()
                    .accounts()
                    .token(account.id())
                    .map(StoredToken::token)
                    .orElse(stored.token());
            return refreshEarly(account.id(), theirs, core.now()).orElse(null);
        }
    }

    private @Nullable Timer unrefreshable(AccountId id, Token token, boolean forced) {
        boolean over = token.expiresAt() != null && !core.now().isBefore(token.expiresAt());
        if (forced || over) {
            return dead(id, forced ? "the network refuses its credential" : "its credential has expired");
        }
        core.accounts().state(id, AccountState.EXPIRING, "its credential ends at " + token.expiresAt());
        return token.expiresAt() == null ? null : new Timer(KIND, id.toString(), token.expiresAt(), Map.of());
    }

    private @Nullable Timer dead(AccountId id, String why) {
        core.accounts().state(id, AccountState.REAUTHORIZATION_REQUIRED, why);
        return null;
    }
}
