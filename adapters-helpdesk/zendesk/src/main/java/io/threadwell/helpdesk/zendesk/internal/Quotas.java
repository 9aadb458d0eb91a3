package io.threadwell.helpdesk.zendesk.internal;

import io.threadwell.api.error.RateLimited;
import io.threadwell.helpdesk.zendesk.ZendeskConfig;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.limit.KeyedLimiter;
import io.threadwell.support.limit.ObservedQuota;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.limit.QuotaHeaders;
import io.threadwell.support.limit.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Zendesk's quotas, kept before they are hit (API reference, Rate limits): requests a minute by the plan, single updates of
 * tickets a minute, 30 updates of one ticket in 10 minutes, incremental exports a minute. Thread-safe.
 */
final class Quotas {
    private static final int UPDATES_OF_A_TICKET = 30;
    private static final Duration TICKET_WINDOW = Duration.ofMinutes(10);
    private static final int TICKETS = 20_000;

    /** A requester, the write, and as much again for whoever else uses the account. */
    private static final int CALLS_OF_A_WRITE = 4;

    /** A second more than a minute: a call may be longer under way than the one a minute later. */
    private static final Duration MINUTE = Duration.ofSeconds(61);

    private static final QuotaHeaders HEADERS = new QuotaHeaders("X-Rate-Limit", "X-Rate-Limit-Remaining", "");

    private final InstantSource clock;
    private final RateLimiter stop;
    private final RateLimiter exports;
    private final int updatesAMinute;
    private final RateLimiter singleUpdates;
    private final KeyedLimiter<String> ticketUpdates;
    private volatile @Nullable RateLimiter requests;

    Quotas(ZendeskConfig config) {
        this.clock = config.clock();
        this.stop = RateLimiter.builder().clock(clock).build();
        this.exports = aMinute(config.exportsPerMinute());
        this.updatesAMinute = config.updatesPerMinute();
        this.singleUpdates = aMinute(updatesAMinute);
        this.ticketUpdates = new KeyedLimiter<>(
                TICKETS, RateLimiter.builder().clock(clock).quota(UPDATES_OF_A_TICKET, TICKET_WINDOW));
        this.requests = config.requestsPerMinute().isPresent()
                ? aMinute(config.requestsPerMinute().getAsInt())
                : null;
    }

    /** @throws RateLimited when no request may be made now */
    void takeRequest(Priority priority) {
        refuse(stop.reserve(1, Priority.CUSTOMER), "Zendesk asked to wait");
        RateLimiter known = requests;
        if (known != null) {
            refuse(known.reserve(1, priority), "the account's requests a minute are used up");
        }
    }

    /** @throws RateLimited when no export may be made now */
    void takeExport() {
        refuse(exports.reserve(1, Priority.CUSTOMER), "the incremental exports of this minute are used up");
    }

    /** True when so many single updates may be made now; they count as made then. */
    boolean takeSingleUpdates(int updates) {
        return singleUpdates.reserve(updates, Priority.CUSTOMER).isEmpty();
    }

    /** True when so many single writes would leave the account's quotas as good as they are. */
    boolean sparesSingles(int writes) {
        RateLimiter known = requests;
        return writes <= updatesAMinute
                && spares(singleUpdates, writes)
                && (known == null || spares(known, writes * CALLS_OF_A_WRITE));
    }

    private static boolean spares(RateLimiter quota, int permits) {
        if (quota.reserve(permits, Priority.NORMAL).isPresent()) {
            return false;
        }
        quota.giveBack(permits);
        return true;
    }

    /** When the ticket may be updated again; empty when it may now, which then counts as done. */
    Optional<Instant> takeTicketUpdate(String ticketId) {
        return ticketUpdates.reserve(ticketId, 1, Priority.CUSTOMER);
    }

    /** The update was not made after all. */
    void giveBackTicketUpdate(String ticketId) {
        ticketUpdates.giveBack(ticketId, 1);
    }

    /** Learns the plan's quota, and what other programs use of it. */
    void observe(HttpAnswer answer) {
        HEADERS.read(answer, clock.instant()).ifPresent(quota -> learnt(quota).observe(quota));
    }

    /** Nothing is sent to the account before then. */
    void block(Instant until) {
        stop.block(until);
    }

    void blockExports(Instant until) {
        exports.block(until);
    }

    private synchronized RateLimiter learnt(ObservedQuota quota) {
        RateLimiter known = requests;
        if (known == null) {
            known = aMinute((int) Math.min(1_000_000, Math.max(1, quota.limit())));
            requests = known;
        }
        return known;
    }

    private RateLimiter aMinute(int permits) {
        return RateLimiter.builder()
                .clock(clock)
                .quota(permits, MINUTE)
                .keepBack(Priority.NORMAL, 0.05)
                .build();
    }

    private static void refuse(Optional<Instant> until, String why) {
        if (until.isPresent()) {
            throw new RateLimited(why, until.get());
        }
    }
}
