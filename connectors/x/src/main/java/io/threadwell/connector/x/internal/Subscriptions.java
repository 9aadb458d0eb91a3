package io.threadwell.connector.x.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.DuplicateContent;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.connector.x.Product;
import io.threadwell.connector.x.XConfig;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Subscribes accounts to the webhook, and ends that: pages "Account Activity API: Quickstart" and "X Activity API: Quickstart". Ending
 * needs the app's own token; without it the subscription ends when the person takes the access away.
 */
final class Subscriptions {
    private static final List<String> OF_POSTS = List.of("post.create", "post.delete", "post.mention.create");
    private static final List<String> OF_MESSAGES = List.of("dm.received", "dm.sent", "dm.read");

    /** In X's pages, and not yet in its published contract: an app that cannot have them does without. */
    private static final List<String> NEW = List.of("post.reply.create", "post.quote.create");

    private final XConfig config;
    private final Api api;
    private final StreamRules rules;

    Subscriptions(XConfig config, Api api, StreamRules rules) {
        this.config = config;
        this.api = api;
        this.rules = rules;
    }

    /** Does nothing where the config names no webhook; succeeds when the account is subscribed already. */
    void begin(Token token, String user) {
        config.webhookId().ifPresent(webhook -> {
            if (config.product() == Product.ACCOUNT_ACTIVITY) {
                unlessThere(token, accountActivity(webhook));
            } else {
                types().forEach(type -> unlessThere(token, activity(webhook, user, type)));
                NEW.forEach(type -> ifKnown(token, activity(webhook, user, type)));
            }
        });
    }

    private List<String> types() {
        List<String> types = new ArrayList<>(OF_POSTS);
        if (config.directMessages()) {
            types.addAll(OF_MESSAGES);
        }
        return types;
    }

    private HttpCall accountActivity(String webhook) {
        return HttpCall.post(api.address("account_activity", "webhooks", webhook, "subscriptions", "all"))
                .json(JsonObject.create())
                .repeatable()
                .named("subscribe account");
    }

    private HttpCall activity(String webhook, String user, String type) {
        return HttpCall.post(api.address("activity", "subscriptions"))
                .json(JsonObject.create()
                        .put("event_type", type)
                        .put("filter", JsonObject.create().put("user_id", user))
                        .put("webhook_id", webhook))
                .repeatable()
                .named("subscribe account to " + type);
    }

    private void unlessThere(Token token, HttpCall call) {
        try {
            api.call(token.access(), call);
        } catch (DuplicateContent subscribedBefore) {
            // That is what was wanted.
        }
    }

    private void ifKnown(Token token, HttpCall call) {
        try {
            unlessThere(token, call);
        } catch (InvalidRequest unknown) {
            // Mentions bring most of them all the same.
        }
    }

    /** Ends what the account hears by webhook and stream; succeeds when there is nothing to end. */
    void end(AccountContext account) {
        if (config.appToken().isEmpty()) {
            return;
        }
        String user = account.account().id().externalId();
        try {
            config.webhookId().ifPresent(webhook -> end(webhook, user));
            if (config.filteredStream()) {
                rules.drop(account);
            }
        } catch (NotFound | PermissionDenied | InvalidRequest nothingThere) {
            // The person took the access away before, and the subscription with it.
        }
    }

    private void end(String webhook, String user) {
        if (config.product() == Product.ACTIVITY) {
            endActivity(user);
            return;
        }
        HttpCall call = HttpCall.delete(
                        api.address("account_activity", "webhooks", webhook, "subscriptions", user, "all"))
                .repeatable()
                .named("end subscription");
        api.callAsApp(Endpoint.SUBSCRIBE, call);
    }

    private void endActivity(String user) {
        HttpCall list = HttpCall.get(api.address("activity", "subscriptions")).named("list subscriptions");
        JsonValue all = api.callAsApp(Endpoint.SUBSCRIBE, list).get("data");
        for (JsonValue one : all.elements()) {
            String id = Fields.id(one, "subscription_id");
            if (id != null && user.equals(one.get("filter").text("user_id", ""))) {
                api.callAsApp(
                        Endpoint.SUBSCRIBE,
                        HttpCall.delete(api.address("activity", "subscriptions", id))
                                .named("end subscription"));
            }
        }
    }
}
