package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.error.Unavailable;
import io.threadwell.connector.mastodon.MastodonConnector;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.limit.Priority;

/** The id of an account of ours on its server: from its settings, else asked for. */
final class Me {
    private final Api api;

    Me(Api api) {
        this.api = api;
    }

    String id(AccountContext account) {
        String known = account.account().settings().get(MastodonConnector.ACCOUNT);
        if (known != null && !known.isBlank()) {
            return known;
        }
        HttpCall call = HttpCall.get(api.address(account, "v1", "accounts", "verify_credentials"))
                .named("get account");
        return api.read(account, call, Priority.CUSTOMER)
                .text("id")
                .orElseThrow(() -> new Unavailable(call + " told no id"));
    }
}
