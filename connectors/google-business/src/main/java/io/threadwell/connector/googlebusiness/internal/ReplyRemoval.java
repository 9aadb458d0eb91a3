package io.threadwell.connector.googlebusiness.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.connector.googlebusiness.GoogleBusinessConfig;
import io.threadwell.support.http.HttpCall;

/** Takes our answer to a review back. Reviews themselves are their authors'; a bad one can be reported on Google's own pages. */
final class ReplyRemoval implements Moderation {
    private final GoogleBusinessConfig config;
    private final Api api;

    ReplyRemoval(GoogleBusinessConfig config, Api api) {
        this.config = config;
        this.api = api;
    }

    @Override
    public void apply(AccountContext account, String externalId, Action action) {
        if (action != Action.DELETE) {
            throw new UnsupportedOperation("Google Business Profile has no " + action);
        }
        if (!Reviews.isReply(externalId)) {
            throw new PermissionDenied("a review is its author's to delete; report it on Google's page of the profile");
        }
        String review = Names.review(config.reviews(), account, Reviews.reviewOf(externalId));
        try {
            api.change(account, HttpCall.delete(review + "/reply").named("delete answer"));
        } catch (NotFound gone) {
            return;
        }
    }
}
