package io.threadwell.connector.threads.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.SendResult;
import io.threadwell.connector.meta.Graph;
import io.threadwell.connector.meta.GraphList;
import io.threadwell.connector.meta.Ids;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a reply of ours by place, text and time, because Threads keeps no key of ours (page "Replies and Conversations", "Retrieve
 * a List of All a User's Replies"). Of several that match the last is ours, since the answers of one case go out one by one.
 */
final class OwnReplies {
    /** Replies are dated in whole seconds, by another clock than ours. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    private static final int MOST_PARTS = 20;

    private final Graph graph;

    OwnReplies(Graph graph) {
        this.graph = graph;
    }

    FindResult<SendResult> find(AccountContext account, OutboundMessage message, String place, Instant since) {
        Instant from = since.minus(SKEW);
        String after = null;
        for (int part = 0; part < MOST_PARTS; part++) {
            GraphList list = part(account, from, after);
            JsonValue found = latest(list.items(), message.content().text(), place, from);
            if (found != null) {
                return new FindResult.Found<>(result(found));
            }
            after = list.after();
            if (after == null || list.endsBefore(from, "timestamp")) {
                return new FindResult.Absent<>();
            }
        }
        return new FindResult.CannotTell<>("there are too many replies to look through");
    }

    private GraphList part(AccountContext account, Instant from, @Nullable String after) {
        HttpCall call = HttpCall.get(graph.address(account.account().id().externalId(), "replies"))
                .query("fields", Fields.LOOK)
                .query("since", Parts.since(from))
                .query("limit", Parts.A_PART)
                .named("look for reply");
        return Parts.of(
                graph.call(account, after == null ? call : call.query("after", after), Priority.CUSTOMER), after);
    }

    private static @Nullable JsonValue latest(List<JsonValue> replies, String text, String place, Instant from) {
        JsonValue found = null;
        Instant last = Instant.MIN;
        for (JsonValue reply : replies) {
            Instant written = reply.instant("timestamp").orElse(from);
            String parent = Ids.of(reply.at("replied_to", "id"));
            boolean matches = !written.isBefore(from)
                    && Ids.of(reply.get("id")) != null
                    && (parent == null || parent.equals(place))
                    && Texts.same(text, reply.text("text", ""));
            if (matches && written.isAfter(last)) {
                found = reply;
                last = written;
            }
        }
        return found;
    }

    private SendResult result(JsonValue reply) {
        return new SendResult(
                List.of(reply.text("id", "")),
                reply.text("permalink").orElse(null),
                reply.instant("timestamp").orElseGet(graph::now),
                null);
    }
}
