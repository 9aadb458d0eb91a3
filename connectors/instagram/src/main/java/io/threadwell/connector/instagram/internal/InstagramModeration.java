package io.threadwell.connector.instagram.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.connector.meta.Graph;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.limit.Priority;
import java.util.Map;

/** Hides, shows and deletes comments below the account's media (page "IG Comment"). Every action may be made twice. */
final class InstagramModeration implements Moderation {
    private final Graph graph;

    InstagramModeration(Graph graph) {
        this.graph = graph;
    }

    @Override
    public void apply(AccountContext account, String externalId, Action action) {
        HttpCall call =
                switch (action) {
                    case HIDE -> hidden(externalId, true).named("hide");
                    case UNHIDE -> hidden(externalId, false).named("unhide");
                    case DELETE -> HttpCall.delete(graph.address(externalId)).named("delete");
                    case LIKE, UNLIKE, PIN, UNPIN, APPROVE, REJECT ->
                        throw new UnsupportedOperation("Instagram has no " + action + " for apps");
                };
        try {
            graph.call(account, call.repeatable(), Priority.NORMAL);
        } catch (NotFound gone) {
            if (action != Action.DELETE) {
                throw gone;
            }
        }
    }

    private HttpCall hidden(String id, boolean hide) {
        return HttpCall.post(graph.address(id)).form(Map.of("hide", Boolean.toString(hide)));
    }
}
