package io.threadwell.hubspot;

import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.paging.Page;
import io.threadwell.support.paging.Pages;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Names of what records only have ids of: owners, and stages of pipelines. Read as a whole and kept for an hour. Thread-safe.
 */
public final class Directory {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final String PAGE = "500";
    private static final int MOST_PAGES = 20;

    private record Kept(Instant until, Map<String, Stage> stages, Map<String, String> names) {}

    /**
     * A stage of a pipeline.
     *
     * @param label for people to read
     * @param closed true where what is in it is done with, as far as the pipeline says
     */
    public record Stage(String pipeline, String label, boolean closed) {}

    private final HubSpotClient client;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    public Directory(HubSpotClient client) {
        this.client = client;
    }

    /** Owners' names by their ids; the mail address where there is no name (CRM owners, Retrieve a list of owners). */
    public Map<String, String> owners() {
        return keep("owners", this::readOwners).names();
    }

    /** Stages by their ids (Pipelines, Retrieve all pipelines). */
    public Map<String, Stage> stages(String type) {
        return keep(type, () -> readStages(type)).stages();
    }

    private interface Reading {
        Kept read();
    }

    private Kept keep(String what, Reading reading) {
        Kept known = kept.get(what);
        if (known == null || !client.now().isBefore(known.until())) {
            known = reading.read();
            kept.put(what, known);
        }
        return known;
    }

    private Kept readOwners() {
        Map<String, String> names = new LinkedHashMap<>();
        for (Page<JsonValue> page : Pages.from(null, MOST_PAGES, this::owners)) {
            for (JsonValue owner : page.items()) {
                String name = (owner.text("firstName", "") + " " + owner.text("lastName", "")).strip();
                names.put(owner.text("id", ""), name.isEmpty() ? owner.text("email", "") : name);
            }
        }
        return new Kept(client.now().plus(KEPT), Map.of(), names);
    }

    private Page<JsonValue> owners(@Nullable String after) {
        HttpCall call = client.get("/crm/owners/" + HubSpotClient.VERSION)
                .query("limit", PAGE)
                .named("get owners");
        JsonValue answer = client.ask(after == null ? call : call.query("after", after));
        return new Page<>(
                answer.get("results").elements(),
                answer.at("paging", "next").text("after").orElse(null));
    }

    private Kept readStages(String type) {
        Map<String, Stage> stages = new LinkedHashMap<>();
        JsonValue answer = client.ask(client.get("/crm/v3/pipelines/" + type).named("get pipelines of " + type));
        for (JsonValue pipeline : answer.get("results").elements()) {
            for (JsonValue stage : pipeline.get("stages").elements()) {
                JsonValue meta = stage.get("metadata");
                boolean closed = meta.text("isClosed", "").equals("true")
                        || meta.text("ticketState", "").equals("CLOSED");
                String id = stage.text("id", "");
                stages.put(id, new Stage(pipeline.text("id", ""), stage.text("label", id), closed));
            }
        }
        return new Kept(client.now().plus(KEPT), stages, Map.of());
    }
}
