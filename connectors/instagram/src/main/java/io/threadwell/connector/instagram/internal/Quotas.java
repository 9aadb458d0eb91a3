package io.threadwell.connector.instagram.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.model.Attachment;
import io.threadwell.support.limit.KeyedLimiter;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.limit.RateLimiter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Keeps each account within what it may send: 300 messages in a second, 10 sounds or videos, and 750 private replies in an hour (page "Rate
 * Limiting", "Instagram"). Of the rest Meta tells only what share is used up: the Graph keeps that.
 */
final class Quotas {
    private static final int MOST_ACCOUNTS = 20_000;
    private static final int MESSAGES = 300;
    private static final int HEAVY = 10;
    private static final int PRIVATE_REPLIES = 750;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final KeyedLimiter<String> messages;
    private final KeyedLimiter<String> heavy;
    private final KeyedLimiter<String> privateReplies;

    Quotas(InstantSource clock) {
        this.messages = limiter(MESSAGES, SECOND, clock);
        this.heavy = limiter(HEAVY, SECOND, clock);
        this.privateReplies = limiter(PRIVATE_REPLIES, Duration.ofHours(1), clock);
    }

    private static KeyedLimiter<String> limiter(int calls, Duration in, InstantSource clock) {
        return new KeyedLimiter<>(
                MOST_ACCOUNTS, RateLimiter.builder().quota(calls, in).clock(clock));
    }

    /** @throws RateLimited when the message must wait */
    void reserve(AccountContext account, Optional<Attachment> medium) {
        boolean slow = medium.map(Attachment::kind)
                .filter(kind -> kind == Attachment.Kind.AUDIO || kind == Attachment.Kind.VIDEO)
                .isPresent();
        reserve(account, slow ? heavy : messages);
    }

    /** @throws RateLimited when the private reply must wait */
    void reservePrivateReply(AccountContext account) {
        reserve(account, privateReplies);
    }

    private static void reserve(AccountContext account, KeyedLimiter<String> quota) {
        String us = account.account().id().toString();
        quota.reserve(us, 1, Priority.CUSTOMER).ifPresent(until -> {
            throw new RateLimited("account " + us + " sends as fast as it may", until);
        });
    }
}
