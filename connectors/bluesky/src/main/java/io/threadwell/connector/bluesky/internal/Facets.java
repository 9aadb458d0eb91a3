package io.threadwell.connector.bluesky.internal;

import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.text.Span;
import io.threadwell.support.text.Spans;
import java.util.Optional;

/** Marks links and mentions in our texts, by their places in the text's UTF-8 bytes, as {@code app.bsky.richtext.facet} asks. */
final class Facets {
    private final Handles handles;

    Facets(Handles handles) {
        this.handles = handles;
    }

    /** The marks of a text. A mention that means nobody stays plain text. */
    JsonArray of(Session session, String text) {
        JsonArray facets = JsonArray.create();
        for (Span link : Spans.links(text)) {
            facets.add(facet(link, feature("link").put("uri", link.text())));
        }
        for (Span mention : Spans.mentions(text)) {
            Optional<String> did = handles.resolve(session, mention.text().substring(1));
            did.ifPresent(found -> facets.add(facet(mention, feature("mention").put("did", found))));
        }
        return facets;
    }

    private static JsonObject feature(String kind) {
        return JsonObject.create().put("$type", "app.bsky.richtext.facet#" + kind);
    }

    private static JsonObject facet(Span span, JsonObject feature) {
        JsonObject index =
                JsonObject.create().put("byteStart", span.startByte()).put("byteEnd", span.endByte());
        return JsonObject.create()
                .put("index", index)
                .put("features", JsonArray.create().add(feature));
    }
}
