package io.threadwell.connector.facebook.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.connector.meta.Graph;
import io.threadwell.connector.meta.GraphList;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.limit.Priority;
import org.jspecify.annotations.Nullable;

/** Lists comments below a post or a comment, the newest first and those below others included. */
final class Comments {
    /** What is asked of each comment, everywhere that comments are asked for. */
    static final String FIELDS =
            "id,message,from{id,name},created_time,parent{id},permalink_url,is_hidden,attachment{type,url,media}";

    private static final String A_PAGE = "100";

    private Comments() {}

    static GraphList page(Graph graph, AccountContext account, String node, @Nullable String after, Priority priority) {
        HttpCall call = HttpCall.get(graph.address(node, "comments"))
                .query("fields", FIELDS)
                .query("filter", "stream")
                .query("order", "reverse_chronological")
                .query("limit", A_PAGE)
                .named("list comments");
        return GraphList.of(graph.call(account, after == null ? call : call.query("after", after), priority));
    }
}
