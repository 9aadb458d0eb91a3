package io.threadwell.connector.whatsapp.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.connector.meta.Graph;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;

/** The one address that takes messages, reactions and signs (page "Messages"). */
final class Messaging {
    private final Graph graph;

    Messaging(Graph graph) {
        this.graph = graph;
    }

    HttpCall call(AccountContext account, JsonObject body) {
        String number = account.account().id().externalId();
        return HttpCall.post(graph.address(number, "messages")).json(body);
    }

    JsonValue make(AccountContext account, HttpCall call) {
        return graph.call(account, call, Priority.CUSTOMER);
    }
}
