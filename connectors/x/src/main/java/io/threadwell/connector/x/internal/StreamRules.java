package io.threadwell.connector.x.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.error.DuplicateContent;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps one rule of the filtered stream for each account, with a tag that says whose it is (page "Build a rule"). Rules are the app's:
 * they stay when a connection ends, so that what was missed can be asked for, and those of others are left alone.
 */
final class StreamRules {
    private final Api api;
    private final Handles handles;

    StreamRules(Api api, Handles handles) {
        this.api = api;
        this.handles = handles;
    }

    /** Makes sure that the account has its rule, and no older one. */
    void keep(AccountContext account) {
        String handle = handles.of(account);
        String wanted = "(@" + handle + " OR to:" + handle + ") -is:retweet";
        boolean there = false;
        List<String> stale = new ArrayList<>();
        for (JsonValue rule : rules(account)) {
            boolean same = rule.text("value", "").equals(wanted) && !there;
            there |= same;
            String id = Fields.id(rule, "id");
            if (!same && id != null) {
                stale.add(id);
            }
        }
        if (!stale.isEmpty()) {
            delete(stale);
        }
        if (!there) {
            add(account, wanted);
        }
    }

    /** Takes the account's rule away. */
    void drop(AccountContext account) {
        List<String> ids = new ArrayList<>();
        for (JsonValue rule : rules(account)) {
            String id = Fields.id(rule, "id");
            if (id != null) {
                ids.add(id);
            }
        }
        if (!ids.isEmpty()) {
            delete(ids);
        }
    }

    private List<JsonValue> rules(AccountContext account) {
        HttpCall call = HttpCall.get(address()).named("list rules");
        return api.callAsApp(Endpoint.READ_RULES, call).get("data").elements().stream()
                .filter(rule -> rule.text("tag", "").equals(tag(account)))
                .toList();
    }

    private void add(AccountContext account, String value) {
        JsonObject rule = JsonObject.create().put("value", value).put("tag", tag(account));
        HttpCall call = HttpCall.post(address())
                .json(JsonObject.create().put("add", JsonArray.create().add(rule)))
                .repeatable()
                .named("add rule");
        try {
            api.callAsApp(Endpoint.WRITE_RULES, call);
        } catch (DuplicateContent anotherNodeWasSooner) {
            // The rule is there, which is all that was wanted.
        }
    }

    private void delete(List<String> ids) {
        HttpCall call = HttpCall.post(address())
                .json(JsonObject.create().put("delete", JsonObject.create().put("ids", ids)))
                .repeatable()
                .named("delete rules");
        api.callAsApp(Endpoint.WRITE_RULES, call);
    }

    private String address() {
        return api.address("tweets", "search", "stream", "rules");
    }

    private static String tag(AccountContext account) {
        return Matched.TAG + account.account().id().externalId();
    }
}
