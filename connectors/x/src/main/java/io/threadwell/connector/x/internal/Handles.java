package io.threadwell.connector.x.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.connector.x.XConnector;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;

/** Knows accounts by their handles, as rules and searches name them. */
final class Handles {
    private final Api api;

    Handles(Api api) {
        this.api = api;
    }

    /** From the account's settings, else from X. */
    String of(AccountContext account) {
        String known = account.account().settings().getOrDefault(XConnector.HANDLE, "");
        if (!known.isEmpty()) {
            return known;
        }
        HttpCall call = HttpCall.get(api.address("users", "me")).named("get user");
        JsonValue me = api.call(account, Endpoint.ME, call, Priority.NORMAL);
        return me.get("data").text("username", "");
    }
}
