package io.threadwell.connector.messenger.internal;

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

/** Calls of the Conversations API, of which a page has two in a second (pages "Conversations", "Rate Limiting"). */
final class Conversations {
    private static final int MOST_PAGES = 20_000;
    private static final int CALLS_A_SECOND = 2;
    private static final String MESSAGE =
            "id,created_time,from,to,message,sticker,attachments,shares{link,name,description}";

    private final Graph graph;
    private final KeyedLimiter<String> quota;

    Conversations(Graph graph, InstantSource clock) {
        this.graph = graph;
        this.quota = new KeyedLimiter<>(
                MOST_PAGES,
                RateLimiter.builder()
                        .quota(CALLS_A_SECOND, Duration.ofSeconds(1))
                        .clock(clock));
    }

    /** A part of the page's conversations, the last touched first, each with its latest messages. */
    GraphList all(AccountContext account, @Nullable String after) {
        HttpCall call = list(account).query("limit", "25").named("poll conversations");
        return get(account, after == null ? call : call.query("after", after), Priority.BACKGROUND);
    }

    /** The conversation with a person, if there is one, with its latest messages. */
    GraphList with(AccountContext account, String person) {
        HttpCall call = list(account).query("user_id", person).named("look for answer");
        return get(account, call, Priority.CUSTOMER);
    }

    private HttpCall list(AccountContext account) {
        String page = account.account().id().externalId();
        return HttpCall.get(graph.address(page, "conversations"))
                .query("platform", "messenger")
                .query("fields", "id,updated_time,messages.limit(20){" + MESSAGE + "}");
    }

    /** The messages of a conversation behind a cursor, the latest first. */
    GraphList messages(AccountContext account, String conversation, String after) {
        HttpCall call = HttpCall.get(graph.address(conversation, "messages"))
                .query("fields", MESSAGE)
                .query("limit", "50")
                .query("after", after)
                .named("poll messages");
        return get(account, call, Priority.BACKGROUND);
    }

    private GraphList get(AccountContext account, HttpCall call, Priority priority) {
        account.needToken();
        String page = account.account().id().toString();
        quota.reserve(page, 1, priority).ifPresent(until -> {
            throw new RateLimited("page " + page + " asks for conversations as often as it may", until);
        });
        return GraphList.of(graph.call(account, call, priority));
    }
}
