package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.connector.mastodon.MastodonConfig;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import java.util.List;

/** The lists that are walked through: notifications, and posts of our own. */
final class Lists {
    private final Api api;
    private final Me me;
    private final Notifications reader;
    private final Walk notifications;
    private final Walk posts;

    Lists(MastodonConfig config, Api api, Me me, Notifications reader) {
        this.api = api;
        this.me = me;
        this.reader = reader;
        this.notifications = new Walk(api, config.overlap(), this::notifications, reader::read);
        this.posts = new Walk(api, config.overlap(), this::posts, this::post);
    }

    Walk notifications() {
        return notifications;
    }

    Walk posts() {
        return posts;
    }

    /** Also those that the account's own filter for strangers keeps away: customers are strangers. */
    private HttpCall notifications(AccountContext account) {
        return HttpCall.get(api.address(account, "v1", "notifications"))
                .query("include_filtered", "true")
                .named("poll notifications");
    }

    private HttpCall posts(AccountContext account) {
        return HttpCall.get(api.address(account, "v1", "accounts", me.id(account), "statuses"))
                .query("exclude_reblogs", "true")
                .named("poll own posts");
    }

    private List<InboundEvent> post(AccountContext account, JsonValue json) {
        try {
            return reader.posted(account, Status.of(account.account().id(), json));
        } catch (Unreadable broken) {
            return List.of(
                    new Unsupported(account.account().id(), "post: " + broken.getMessage(), json.raw(), api.now()));
        }
    }
}
