package io.threadwell.connector.messenger.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.connector.meta.Graph;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;

/** What a page does to its conversations: messages and signs (page "Send API"), turns, uploads. */
final class Messaging {
    private final Graph graph;

    Messaging(Graph graph) {
        this.graph = graph;
    }

    HttpCall call(AccountContext account, String edge, JsonObject body) {
        return call(account, edge).json(body);
    }

    HttpCall call(AccountContext account, String edge) {
        return HttpCall.post(graph.address(account.account().id().externalId(), edge));
    }

    JsonValue make(AccountContext account, HttpCall call) {
        return graph.call(account, call, Priority.CUSTOMER);
    }
}
