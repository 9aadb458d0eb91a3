package io.threadwell.examples.gateway.http;

import io.threadwell.api.store.Backlog;
import io.threadwell.api.store.CommandState;
import io.threadwell.api.webhook.WebhookResponse;
import io.threadwell.engine.Health;
import io.threadwell.examples.gateway.accounts.SignIns;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** {@code GET /health}: 200 while deliveries are taken, 503 otherwise. Names accounts and reasons, never text. */
public final class HealthPage implements Supplier<WebhookResponse> {
    private final Supplier<Health> health;
    private final SignIns signIns;

    public HealthPage(Supplier<Health> health, SignIns signIns) {
        this.health = health;
        this.signIns = signIns;
    }

    /** Loads what the page is written with: otherwise the first who asks, and who waits for the start, waits for that. */
    public static String warmUp() {
        return JsonObject.create().put("status", "starting").toString();
    }

    @Override
    public WebhookResponse get() {
        Health now = health.get();
        JsonObject page = JsonObject.create()
                .put("status", now.acceptsDeliveries() ? "up" : "down")
                .put("acceptsDeliveries", now.acceptsDeliveries());
        Backlog backlog = now.backlog();
        if (backlog != null) {
            page.put("waiting", waiting(backlog))
                    .put("parked", backlog.commands().getOrDefault(CommandState.PARKED, 0L))
                    .put("unreadable", backlog.unreadable())
                    .put("backlog", backlog(backlog));
        }
        page.put("troubledAccounts", accounts(now))
                .put("closedTargets", reasons(now.closedTargets()))
                .put("failing", reasons(now.failing()));
        return new WebhookResponse(now.acceptsDeliveries() ? 200 : 503, "application/json", page.toString());
    }

    /** Deliveries and commands that go on by themselves. */
    private static long waiting(Backlog backlog) {
        return backlog.deliveries()
                + backlog.commands().entrySet().stream()
                        .filter(entry -> !entry.getKey().isAtRest())
                        .mapToLong(Map.Entry::getValue)
                        .sum();
    }

    private static JsonObject backlog(Backlog backlog) {
        JsonObject json = JsonObject.create().put("deliveries", backlog.deliveries());
        Map<CommandState, Long> commands = new TreeMap<>(backlog.commands());
        JsonObject states = JsonObject.create();
        commands.forEach((state, number) -> states.put(state.name().toLowerCase(Locale.ROOT), number));
        json.put("commands", states);
        if (backlog.oldestCommand() != null) {
            json.put("oldestCommand", backlog.oldestCommand());
        }
        return json;
    }

    private JsonArray accounts(Health health) {
        JsonArray accounts = JsonArray.create();
        health.troubled()
                .forEach(account -> accounts.add(JsonObject.create()
                        .put("account", account.id().toString())
                        .put("state", account.state().name().toLowerCase(Locale.ROOT))
                        .putIfPresent("reason", account.reason())
                        .putIfPresent(
                                "signIn",
                                signIns.again(account).map(URI::toString).orElse(null))));
        return accounts;
    }

    private static JsonObject reasons(Map<String, String> reasons) {
        JsonObject json = JsonObject.create();
        new TreeMap<>(reasons).forEach(json::put);
        return json;
    }
}
