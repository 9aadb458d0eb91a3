package io.threadwell.connector.messenger.internal;

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
 * Keeps each page within what it may send: 300 messages in a second, and 10 sounds or videos (page "Rate Limiting", "Send API"). How
 * many calls it has in a day, Meta computes from how many people wrote, and tells only what share is used up: the Graph keeps that.
 */
final class Quotas {
    private static final int MOST_PAGES = 20_000;
    private static final int MESSAGES = 300;
    private static final int HEAVY = 10;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final KeyedLimiter<String> messages;
    private final KeyedLimiter<String> heavy;

    Quotas(InstantSource clock) {
        this.messages = new KeyedLimiter<>(
                MOST_PAGES, RateLimiter.builder().quota(MESSAGES, SECOND).clock(clock));
        this.heavy = new KeyedLimiter<>(
                MOST_PAGES, RateLimiter.builder().quota(HEAVY, SECOND).clock(clock));
    }

    /** @throws RateLimited when the message must wait */
    void reserve(AccountContext account, Optional<Attachment> medium) {
        String page = account.account().id().toString();
        boolean slow = medium.map(Attachment::kind)
                .filter(kind -> kind == Attachment.Kind.AUDIO || kind == Attachment.Kind.VIDEO)
                .isPresent();
        (slow ? heavy : messages).reserve(page, 1, Priority.CUSTOMER).ifPresent(until -> {
            throw new RateLimited("page " + page + " sends as fast as it may", until);
        });
    }
}
