package io.threadwell.connector.threads.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.model.Attachment;
import io.threadwell.connector.meta.Graph;
import io.threadwell.connector.meta.Ids;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the containers that answers are published from (page "Posts"). Threads works on media for a while: the answer waits, and its
 * next attempt asks for the containers that were made before (page "Troubleshooting": once a minute, for no more than five). Nobody
 * sees a container before it is published, so that a call without a good answer may be made again. Thread-safe.
 */
final class Containers {
    private static final int WHOLE = -1;

    private final Graph graph;
    private final Made made = new Made();

    Containers(Graph graph) {
        this.graph = graph;
    }

    /**
     * The container of an answer, ready to be published.
     *
     * @throws Unavailable while Threads works on its media
     * @throws OutcomeUnknown when it has been published already
     */
    String ready(AccountContext account, OutboundMessage message, String place) {
        List<Attachment> media = message.content().attachments();
        Made.Key whole = Made.Key.of(account, message, WHOLE);
        Optional<String> before = made.id(whole);
        if (before.isPresent()) {
            needReady(account, whole, before.get());
            return before.get();
        }
        if (media.size() > 1) {
            String children = String.join(",", children(account, message));
            String id = make(account, whole, Recipe.carousel(message, place, children));
            needReady(account, whole, id);
            return id;
        }
        String id = make(account, whole, Recipe.single(message, place));
        if (!media.isEmpty()) {
            needReady(account, whole, id);
        }
        return id;
    }

    /** What has become of the container of an answer, where one is remembered: the API's own word. */
    Optional<String> status(AccountContext account, OutboundMessage message) {
        return made.id(Made.Key.of(account, message, WHOLE)).map(id -> {
            try {
                return ask(account, id).text("status", "");
            } catch (NotFound gone) {
                return "";
            }
        });
    }

    void forget(AccountContext account, OutboundMessage message) {
        for (int part = WHOLE; part < message.content().attachments().size(); part++) {
            made.forget(Made.Key.of(account, message, part));
        }
    }

    /** All are made before any is waited for. */
    private List<String> children(AccountContext account, OutboundMessage message) {
        List<Attachment> media = message.content().attachments();
        List<String> ids = new ArrayList<>(media.size());
        for (int i = 0; i < media.size(); i++) {
            Made.Key key = Made.Key.of(account, message, i);
            Attachment medium = media.get(i);
            ids.add(made.id(key).orElseGet(() -> make(account, key, Recipe.part(medium))));
        }
        for (int i = 0; i < media.size(); i++) {
            needReady(account, Made.Key.of(account, message, i), ids.get(i));
        }
        return ids;
    }

    private String make(AccountContext account, Made.Key key, Map<String, String> recipe) {
        HttpCall call = HttpCall.post(graph.address(account.account().id().externalId(), "threads"))
                .form(recipe)
                .repeatable()
                .named("make container");
        String id = Ids.of(graph.call(account, call, Priority.CUSTOMER).get("id"));
        if (id == null) {
            throw new Unavailable(call + " gave no id");
        }
        made.keep(key, id);
        return id;
    }

    private void needReady(AccountContext account, Made.Key key, String id) {
        JsonValue container;
        try {
            container = ask(account, id);
        } catch (NotFound gone) {
            made.forget(key);
            throw new Unavailable("Threads does not know a container of the answer any more", gone);
        }
        switch (container.text("status", "")) {
            case "FINISHED" -> {}
            case "PUBLISHED" -> throw new OutcomeUnknown("the answer's container has been published already");
            case "ERROR" -> {
                made.forget(key);
                throw rejected(container.text("error_message", ""));
            }
            case "EXPIRED" -> {
                made.forget(key);
                throw new Unavailable("the answer's container ended before it was published");
            }
            default -> throw new Unavailable("Threads still works on the answer's media");
        }
    }

    /** Only Threads' own names of what is wrong are repeated. */
    private static ContentRejected rejected(String error) {
        boolean name = error.matches("[A-Z_]{1,60}");
        return new ContentRejected("Threads cannot use the answer's media"
                + (name ? ": " + error.toLowerCase(Locale.ROOT).replace('_', ' ') : ""));
    }

    private JsonValue ask(AccountContext account, String id) {
        HttpCall call = HttpCall.get(graph.address(id))
                .query("fields", "status,error_message")
                .named("look at container");
        return graph.call(account, call, Priority.CUSTOMER);
    }
}
