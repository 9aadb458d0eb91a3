package io.threadwell.connector.linkedin.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;

/** Comments and posts at LinkedIn (pages "Comments API", "Posts API"). */
final class Comments {
    static final int PAGE = 100;

    private final Api api;

    Comments(Api api) {
        this.api = api;
    }

    /** The address of the comments on a post, or of the answers to a comment. */
    String below(String urn) {
        return api.address("/socialActions/" + Urns.encoded(urn) + "/comments");
    }

    String address(CommentUrn comment) {
        return below(comment.thread()) + "/" + comment.id();
    }

    /** A change of a comment is made in the organisation's name. */
    String addressFor(AccountContext account, CommentUrn comment) {
        return address(comment) + "?actor=" + Urns.encoded(us(account));
    }

    JsonValue list(AccountContext account, String urn, int start, Priority priority) {
        HttpCall call =
                HttpCall.get(below(urn) + "?start=" + start + "&count=" + PAGE).named("list comments");
        return api.read(account, Endpoint.READ_COMMENTS, call, priority);
    }

    JsonValue get(AccountContext account, CommentUrn comment) {
        HttpCall call = HttpCall.get(address(comment)).named("get comment");
        return api.read(account, Endpoint.READ_COMMENTS, call, Priority.NORMAL);
    }

    JsonValue post(AccountContext account, String urn) {
        HttpCall call = HttpCall.get(api.address("/posts/" + Urns.encoded(urn))).named("get post");
        return api.read(account, Endpoint.POSTS, call, Priority.NORMAL);
    }

    /** The organisation's own posts, those that changed last first. */
    JsonValue posts(AccountContext account, int start, int count) {
        HttpCall call = HttpCall.get(api.address("/posts?q=author&author=" + Urns.encoded(us(account)) + "&start="
                        + start + "&count=" + count + "&sortBy=CREATED"))
                .header("X-RestLi-Method", "FINDER")
                .named("list posts");
        return api.read(account, Endpoint.POSTS, call, Priority.BACKGROUND);
    }

    /** True when a list goes on behind its page: by its links, by its total, or because the page is full (page "Pagination"). */
    static boolean goesOn(JsonValue list, int count) {
        JsonValue paging = list.get("paging");
        int got = list.get("elements").size();
        boolean linked = paging.get("links").elements().stream()
                .anyMatch(link -> link.text("rel", "").equals("next"));
        boolean more = paging.longValue("start", 0) + got < paging.longValue("total", 0);
        return got > 0 && (linked || more || got >= count);
    }

    static String us(AccountContext account) {
        return Urns.ofOrganisation(account.account().id().externalId());
    }
}
