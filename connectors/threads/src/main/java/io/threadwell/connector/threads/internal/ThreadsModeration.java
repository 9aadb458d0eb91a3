package io.threadwell.connector.threads.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.connector.meta.Graph;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.limit.Priority;
import java.util.Map;

/**
 * Hides replies below our posts, lets those through that are held, and deletes what is ours (pages "Reply Management", "Delete
 * Posts"). Every action may be made twice. A reply that is refused stays held, and can be approved later.
 */
final class ThreadsModeration implements Moderation {
    private final Graph graph;
    private final Quotas quotas;

    ThreadsModeration(Graph graph, Quotas quotas) {
        this.graph = graph;
        this.quotas = quotas;
    }

    @Override
    public void apply(AccountContext account, String externalId, Action action) {
        switch (action) {
            case HIDE -> manage(account, externalId, "manage_reply", Map.of("hide", "true"));
            case UNHIDE -> manage(account, externalId, "manage_reply", Map.of("hide", "false"));
            case APPROVE -> manage(account, externalId, "manage_pending_reply", Map.of("approve", "true"));
            case REJECT -> manage(account, externalId, "manage_pending_reply", Map.of("approve", "false"));
            case DELETE -> delete(account, externalId);
            case LIKE, UNLIKE, PIN, UNPIN -> throw new UnsupportedOperation("Threads has no " + action + " for apps");
        }
    }

    private void manage(AccountContext account, String id, String edge, Map<String, String> what) {
        HttpCall call = HttpCall.post(graph.address(id, edge)).form(what).named(edge);
        graph.call(account, call.repeatable(), Priority.NORMAL);
    }

    private void delete(AccountContext account, String id) {
        account.needToken();
        quotas.reserveDeletion(account);
        try {
            graph.call(
                    account, HttpCall.delete(graph.address(id)).named("delete").repeatable(), Priority.NORMAL);
        } catch (NotFound gone) {
            quotas.giveBackDeletion(account);
        } catch (CareException refused) {
            quotas.giveBackDeletion(account);
            throw refused;
        }
    }
}
