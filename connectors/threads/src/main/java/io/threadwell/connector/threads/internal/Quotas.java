package io.threadwell.connector.threads.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.Retryable;
import io.threadwell.connector.meta.Graph;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.KeyedLimiter;
import io.threadwell.support.limit.ObservedQuota;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.limit.RateLimiter;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Keeps each profile within 1,000 replies and 100 deletions in 24 hours (page "Overview", "Rate Limiting"). What other programs used up
 * of the replies is asked for at the first of them, and then at most once an hour.
 */
final class Quotas {
    private static final int MOST_ACCOUNTS = 20_000;
    private static final int REPLIES = 1_000;
    private static final int DELETIONS = 100;
    private static final Duration WINDOW = Duration.ofHours(24);

    private final Graph graph;
    private final KeyedLimiter<String> replies;
    private final KeyedLimiter<String> deletions;
    private final KeyedLimiter<String> questions;

    Quotas(Graph graph, InstantSource clock) {
        this.graph = graph;
        this.replies = limiter(REPLIES, WINDOW, clock);
        this.deletions = limiter(DELETIONS, WINDOW, clock);
        this.questions = limiter(1, Duration.ofHours(1), clock);
    }

    private static KeyedLimiter<String> limiter(int permits, Duration window, InstantSource clock) {
        return new KeyedLimiter<>(
                MOST_ACCOUNTS, RateLimiter.builder().quota(permits, window).clock(clock));
    }

    /** @throws RateLimited when the reply must wait */
    void reserveReply(AccountContext account) {
        String key = key(account);
        if (questions.reserve(key, 1, Priority.CUSTOMER).isEmpty()) {
            ask(account, key);
        }
        replies.reserve(key, 1, Priority.CUSTOMER).ifPresent(until -> {
            throw new RateLimited("profile " + id(account) + " has published its replies of 24 hours", until);
        });
    }

    void giveBackReply(AccountContext account) {
        replies.giveBack(key(account), 1);
    }

    /** @throws RateLimited when the deletion must wait */
    void reserveDeletion(AccountContext account) {
        deletions.reserve(key(account), 1, Priority.CUSTOMER).ifPresent(until -> {
            throw new RateLimited("profile " + id(account) + " has made its deletions of 24 hours", until);
        });
    }

    void giveBackDeletion(AccountContext account) {
        deletions.giveBack(key(account), 1);
    }

    /** A profile that may not ask keeps the documented number. */
    private void ask(AccountContext account, String key) {
        HttpCall call = HttpCall.get(graph.address(id(account), "threads_publishing_limit"))
                .query("fields", "reply_quota_usage,reply_config")
                .named("read publishing limit");
        try {
            JsonValue limit =
                    graph.call(account, call, Priority.CUSTOMER).get("data").at(0);
            long total = limit.get("reply_config").longValue("quota_total", REPLIES);
            long used = limit.longValue("reply_quota_usage", 0);
            replies.observe(key, new ObservedQuota(total, total - used, null));
        } catch (PermissionDenied | InvalidRequest | NotFound untold) {
            return;
        } catch (Retryable later) {
            questions.giveBack(key, 1);
            throw later;
        }
    }

    private static String key(AccountContext account) {
        return account.account().workspace() + "/" + id(account);
    }

    private static String id(AccountContext account) {
        return account.account().id().externalId();
    }
}
