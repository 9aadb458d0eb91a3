package io.threadwell.connector.instagram.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.error.RateLimited;
import io.threadwell.connector.meta.Graph;
import io.threadwell.connector.meta.GraphList;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.limit.KeyedLimiter;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.limit.RateLimiter;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Calls of the Conversations API, of which an account has two in a second (pages "Get Conversations", "Rate Limiting"). */
final class Conversations {
    private static final int MOST_ACCOUNTS = 20_000;
    private static final int CALLS_A_SECOND = 2;

    private final Graph graph;
    private final KeyedLimiter<String> quota;

    Conversations(Graph graph, InstantSource clock) {
        this.graph = graph;
        this.quota = new KeyedLimiter<>(
                MOST_ACCOUNTS,
                RateLimiter.builder()
                        .quota(CALLS_A_SECOND, Duration.ofSeconds(1))
                        .clock(clock));
    }

    /** A part of the account's conversations, the last touched first, each with its latest messages. */
    GraphList all(AccountContext account, @Nullable String after) {
        HttpCall call = list().query("limit", "25").named("poll conversations");
        return get(account, after == null ? call : call.query("after", after), Priority.BACKGROUND);
    }

    /** The conversation with a person, if there is one, with its latest messages. */
    GraphList with(AccountContext account, String person) {
        return get(account, list().query("user_id", person).named("look for answer"), Priority.CUSTOMER);
    }

    /** With either login {@code me} is whose conversations they are: the account itself, or its page. */
    private HttpCall list() {
        return HttpCall.get(graph.address("me", "conversations"))
                .query("platform", "instagram")
                .query("fields", "id,updated_time,messages.limit(20){" + GraphMessages.FIELDS + "}");
    }

    /** The messages of a conversation behind a cursor, the latest first. */
    GraphList messages(AccountContext account, String conversation, String after) {
        HttpCall call = HttpCall.get(graph.address(conversation, "messages"))
                .query("fields", GraphMessages.FIELDS)
                .query("limit", "50")
                .query("after", after)
                .named("poll messages");
        return get(account, call, Priority.BACKGROUND);
    }

    private GraphList get(AccountContext account, HttpCall call, Priority priority) {
        account.needToken();
        String us = account.account().id().toString();
        quota.reserve(us, 1, priority).ifPresent(until -> {
            throw new RateLimited("account " + us + " asks for conversations as often as it may", until);
        });
        return GraphList.of(graph.call(account, call, priority));
    }
}
