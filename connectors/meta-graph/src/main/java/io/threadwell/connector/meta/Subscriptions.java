package io.threadwell.connector.meta;

import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Subscribes the app to the webhooks of an account (page "Page Subscribed Apps"), without which nothing ever comes in. Several
 * connectors may share an account and an app, as those for Facebook and Messenger do, and a call sets all fields at once: so
 * where the app's id is known, the others' fields are kept. Thread-safe.
 */
public final class Subscriptions {
    private static final String EDGE = "subscribed_apps";

    private final Graph graph;
    private final @Nullable String app;

    /** @param app the app's id; without it the fields of other connectors cannot be told from those of other apps */
    public Subscriptions(Graph graph, @Nullable String app) {
        this.graph = graph;
        this.app = app;
    }

    /**
     * Subscribes to fields. May be done twice.
     *
     * @param node the page or other account
     * @param fields none where the node knows no fields, as a WhatsApp Business Account does
     */
    public void subscribe(String node, String token, Collection<String> fields) {
        Set<String> all = new LinkedHashSet<>(fields);
        if (!all.isEmpty()) {
            all.addAll(there(node, token));
        }
        set(node, token, all);
    }

    /** Ends what {@link #subscribe} began, and all of the subscription when no other field is left. May be done twice. */
    public void unsubscribe(String node, String token, Collection<String> fields) {
        Set<String> left = new LinkedHashSet<>();
        if (!fields.isEmpty()) {
            left.addAll(there(node, token));
            left.removeAll(fields);
        }
        if (left.isEmpty()) {
            HttpCall call =
                    HttpCall.delete(graph.address(node, EDGE)).repeatable().named("unsubscribe " + node);
            graph.call(graph.as(token, call));
        } else {
            set(node, token, left);
        }
    }

    private void set(String node, String token, Collection<String> fields) {
        JsonObject body = JsonObject.create();
        if (!fields.isEmpty()) {
            JsonArray names = JsonArray.create();
            fields.forEach(names::add);
            body.put("subscribed_fields", names);
        }
        HttpCall call =
                HttpCall.post(graph.address(node, EDGE)).json(body).repeatable().named("subscribe " + node);
        graph.call(graph.as(token, call));
    }

    private Set<String> there(String node, String token) {
        Set<String> fields = new LinkedHashSet<>();
        if (app == null) {
            return fields;
        }
        HttpCall call = HttpCall.get(graph.address(node, EDGE))
                .query("fields", "id,subscribed_fields")
                .named("list subscriptions of " + node);
        List<JsonValue> apps = GraphList.of(graph.call(graph.as(token, call))).items();
        for (JsonValue one : apps) {
            if (app.equals(Ids.of(one.get("id")))) {
                one.get("subscribed_fields").elements().forEach(field -> field.text()
                        .ifPresent(fields::add));
            }
        }
        return fields;
    }
}
