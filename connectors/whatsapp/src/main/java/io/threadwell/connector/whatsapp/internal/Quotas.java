package io.threadwell.connector.whatsapp.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.error.RateLimited;
import io.threadwell.support.limit.KeyedLimiter;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.limit.RateLimiter;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Keeps each number within its throughput, and each conversation within its own: a message in six seconds to one person, of which up to 45
 * may be taken in advance (pages "Throughput", "Rate Limits", "Pair rate limits").
 */
final class Quotas {
    private static final int MOST_NUMBERS = 20_000;
    private static final int MOST_PAIRS = 100_000;
    private static final int BURST = 45;
    private static final Duration BURST_PAID = Duration.ofSeconds(6).multipliedBy(BURST);

    private final KeyedLimiter<String> numbers;
    private final KeyedLimiter<String> pairs;

    Quotas(int messagesPerSecond, InstantSource clock) {
        this.numbers = new KeyedLimiter<>(
                MOST_NUMBERS,
                RateLimiter.builder()
                        .quota(messagesPerSecond, Duration.ofSeconds(1))
                        .clock(clock));
        this.pairs = new KeyedLimiter<>(
                MOST_PAIRS, RateLimiter.builder().quota(BURST, BURST_PAID).clock(clock));
    }

    /** @throws RateLimited when the message must wait */
    void reserve(AccountContext account, String counterpart) {
        String number = account.account().id().externalId();
        String pair = number + " " + counterpart;
        pairs.reserve(pair, 1, Priority.CUSTOMER).ifPresent(until -> {
            throw new RateLimited("number " + number + " wrote too often to one person", until);
        });
        numbers.reserve(number, 1, Priority.CUSTOMER).ifPresent(until -> {
            pairs.giveBack(pair, 1);
            throw new RateLimited("number " + number + " sends as fast as it may", until);
        });
    }
}
