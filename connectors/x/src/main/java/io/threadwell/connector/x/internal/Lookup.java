package io.threadwell.connector.x.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.ItemLookup;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.util.List;

/** Fetches answers of which a delivery did not tell the conversation; the reference is the post's id. */
final class Lookup implements ItemLookup {
    private final Api api;
    private final Query query;

    Lookup(Api api, Query query) {
        this.api = api;
        this.query = query;
    }

    @Override
    public List<InboundEvent> lookUp(AccountContext account, String reference) {
        HttpCall call =
                query.posts(HttpCall.get(api.address("tweets", reference))).named("get post");
        JsonValue answer = api.call(account, Endpoint.LOOKUP, call, Priority.NORMAL);
        Includes includes = new Includes(answer.get("includes"));
        return List.of(new PostReader(account.account().id(), includes, api.now()).event(answer.get("data")));
    }
}
