package io.threadwell.connector.facebook.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.connector.meta.Graph;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.limit.Priority;

/** Moderates comments and posts on the page: Meta's page "Comment Moderation". Every action may be made twice. */
final class FacebookModeration implements Moderation {
    private final Graph graph;

    FacebookModeration(Graph graph) {
        this.graph = graph;
    }

    @Override
    public void apply(AccountContext account, String externalId, Action action) {
        try {
            graph.call(account, call(externalId, action).repeatable(), Priority.NORMAL);
        } catch (NotFound gone) {
            if (action != Action.DELETE) {
                throw gone;
            }
        }
    }

    private HttpCall call(String id, Action action) {
        return switch (action) {
            case HIDE -> hidden(id, true).named("hide");
            case UNHIDE -> hidden(id, false).named("unhide");
            case DELETE -> HttpCall.delete(graph.address(id)).named("delete");
            case LIKE ->
                HttpCall.post(graph.address(id, "likes"))
                        .json(JsonObject.create())
                        .named("like");
            case UNLIKE -> HttpCall.delete(graph.address(id, "likes")).named("unlike");
            case PIN, UNPIN, APPROVE, REJECT -> throw new UnsupportedOperation("Facebook has no " + action);
        };
    }

    private HttpCall hidden(String id, boolean hidden) {
        return HttpCall.post(graph.address(id)).json(JsonObject.create().put("is_hidden", hidden));
    }
}
