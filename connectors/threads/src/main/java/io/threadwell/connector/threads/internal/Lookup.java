package io.threadwell.connector.threads.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.ItemLookup;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.connector.meta.Graph;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.util.List;

/** Fetches what we published elsewhere, of which the webhook tells neither text nor thread (page "Webhooks", "publish"). */
final class Lookup implements ItemLookup {
    private final Graph graph;

    Lookup(Graph graph) {
        this.graph = graph;
    }

    @Override
    public List<InboundEvent> lookUp(AccountContext account, String reference) {
        HttpCall call = HttpCall.get(graph.address(reference))
                .query("fields", Fields.ITEM)
                .named("look up item");
        JsonValue json = graph.call(account, call, Priority.NORMAL);
        return Items.read(Item.of(account, json, graph.now()), null);
    }
}
