package io.threadwell.connector.telegram.internal;

import io.threadwell.api.error.RateLimited;
import io.threadwell.support.limit.KeyedLimiter;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.limit.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each bot within what Telegram's page "Bots FAQ", section "Broadcasting to users", allows: 30 messages a second over all, one a
 * second in a chat, 20 a minute in a group.
 */
final class Quotas {
    private static final int MOST_BOTS = 10_000;
    private static final int MOST_CHATS = 100_000;

    private final KeyedLimiter<String> bots;
    private final KeyedLimiter<String> chats;
    private final KeyedLimiter<String> groups;

    Quotas(InstantSource clock) {
        Duration second = Duration.ofSeconds(1);
        bots = new KeyedLimiter<>(MOST_BOTS, RateLimiter.builder().clock(clock).quota(30, second));
        chats = new KeyedLimiter<>(
                MOST_CHATS, RateLimiter.builder().clock(clock).quota(1, second));
        groups = new KeyedLimiter<>(
                MOST_CHATS, RateLimiter.builder().clock(clock).quota(20, Duration.ofMinutes(1)));
    }

    /** @throws RateLimited when the call must wait */
    void reserve(String token, Priority priority) {
        bots.reserve(bot(token), 1, priority).ifPresent(until -> {
            throw limited("the bot", until);
        });
    }

    /** @throws RateLimited when the message must wait */
    void reserve(String token, Room room) {
        reserve(token, Priority.CUSTOMER);
        String chat = chat(token, room);
        Optional<Instant> wait = chats.reserve(chat, 1, Priority.CUSTOMER);
        if (wait.isEmpty() && room.isShared()) {
            wait = groups.reserve(chat, 1, Priority.CUSTOMER);
            if (wait.isPresent()) {
                chats.giveBack(chat, 1);
            }
        }
        wait.ifPresent(until -> {
            bots.giveBack(bot(token), 1);
            throw limited("the chat", until);
        });
    }

    /** Telegram said when to come again: to the chat, where the call was for one. */
    void block(String token, @Nullable Room room, Instant until) {
        if (room == null) {
            bots.block(bot(token), until);
        } else {
            chats.block(chat(token, room), until);
        }
    }

    private static RateLimited limited(String what, Instant until) {
        return new RateLimited(what + " waits for its limit on Telegram", until);
    }

    /** The part of a token that is no secret. */
    private static String bot(String token) {
        int colon = token.indexOf(':');
        return colon < 0 ? "" : token.substring(0, colon);
    }

    private static String chat(String token, Room room) {
        return bot(token) + "/" + room;
    }
}
