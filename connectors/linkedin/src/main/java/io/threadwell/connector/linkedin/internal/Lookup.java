package io.threadwell.connector.linkedin.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.ItemLookup;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.AccountId;
import java.util.List;
import java.util.Optional;

/**
 * Fetches comments and posts of which a notification did not tell all. A reference is a urn; behind {@code #} stands the time of an
 * edit, which makes its announcement another one than the comment's.
 */
final class Lookup implements ItemLookup {
    private final Api api;
    private final Comments comments;

    Lookup(Api api, Comments comments) {
        this.api = api;
        this.comments = comments;
    }

    @Override
    public List<InboundEvent> lookUp(AccountContext account, String reference) {
        int mark = reference.indexOf('#');
        String urn = mark < 0 ? reference : reference.substring(0, mark);
        AccountId id = account.account().id();
        Optional<CommentUrn> comment = CommentUrn.parse(urn);
        if (comment.isPresent()) {
            return List.of(Items.comment(id, comments.get(account, comment.get()), api.now()));
        }
        if (!Urns.isPost(urn)) {
            throw new InvalidRequest("a reference on LinkedIn is the urn of a comment or a post");
        }
        return List.of(Items.post(id, comments.post(account, urn), api.now()));
    }
}
