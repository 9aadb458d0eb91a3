package io.threadwell.examples.gateway.http;

import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.DeliveryStore.Unreadable;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.UnsupportedItem;
import io.threadwell.examples.gateway.accounts.SignIns;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import java.net.URI;
import java.util.Locale;
import java.util.function.Function;

/** What operators are shown. Leaves out what customers wrote: messages, and deliveries as they came. */
final class AdminJson {
    private AdminJson() {}

    static JsonObject parked(Page<Command> page) {
        return list("parked", page, AdminJson::of);
    }

    static JsonObject unreadable(Page<Unreadable> page) {
        return list("unreadable", page, AdminJson::of);
    }

    static JsonObject unsupported(Page<UnsupportedItem> page) {
        return list("unsupported", page, AdminJson::of);
    }

    private static <T> JsonObject list(String name, Page<T> page, Function<T, JsonObject> json) {
        JsonArray items = JsonArray.create();
        page.items().forEach(item -> items.add(json.apply(item)));
        return JsonObject.create().put(name, items).putIfPresent("next", page.next());
    }

    private static JsonObject of(Command command) {
        JsonObject json = JsonObject.create()
                .put("id", command.id().toString())
                .put("command", command.name())
                .put("destination", command.lane().target().toString())
                .put("case", command.lane().caseId().toString())
                .putIfPresent("message", command.data().get("message"))
                .put("attempts", command.attempt().count())
                .putIfPresent("reason", command.attempt().reason())
                .put("mayHaveTakenEffect", command.mayHaveTakenEffect());
        if (command.attempt().firstSentAt() != null) {
            json.put("firstSentAt", command.attempt().firstSentAt());
        }
        return json;
    }

    private static JsonObject of(Unreadable delivery) {
        return JsonObject.create()
                .put("id", delivery.id().toString())
                .put("endpoint", delivery.endpoint())
                .put("receivedAt", delivery.receivedAt())
                .put("reason", delivery.reason());
    }

    private static JsonObject of(UnsupportedItem item) {
        JsonObject json = JsonObject.create()
                .put("key", item.key())
                .put("account", item.account().toString())
                .put("at", item.at())
                .put("reason", item.reason());
        if (item.delivery() != null) {
            json.put("delivery", item.delivery().toString());
        }
        return json;
    }

    static JsonObject of(ChannelAccount account, SignIns signIns) {
        return JsonObject.create()
                .put("account", account.id().toString())
                .put("name", account.displayName())
                .put("state", account.state().name().toLowerCase(Locale.ROOT))
                .putIfPresent("reason", account.reason())
                .putIfPresent(
                        "signIn", signIns.again(account).map(URI::toString).orElse(null))
                .put("connectedAt", account.connectedAt())
                .put("sends", account.sends());
    }
}
