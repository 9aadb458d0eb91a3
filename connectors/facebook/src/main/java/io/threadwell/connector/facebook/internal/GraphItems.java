package io.threadwell.connector.facebook.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Hidden;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.meta.Ids;
import io.threadwell.support.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads posts, comments and reviews as the Graph API gives them into the same events that webhooks tell. */
final class GraphItems {
    private GraphItems() {}

    static void post(List<InboundEvent> events, Item item, MessageKind kind) {
        String id = item.id("id");
        add(events, item, id, id == null ? null : ThreadRef.root(id), kind);
    }

    static void comment(List<InboundEvent> events, Item item, String post) {
        String id = item.id("id");
        String parent = Ids.of(item.json().at("parent", "id"));
        add(events, item, id, id == null ? null : Item.thread(id, parent, post), MessageKind.COMMENT);
    }

    static void review(List<InboundEvent> events, Item item) {
        String story = Ids.of(item.json().at("open_graph_story", "id"));
        String id = story != null ? story : item.id("id");
        if (id == null) {
            events.add(unsupported(item));
            return;
        }
        JsonValue reviewer = item.json().get("reviewer");
        String author = Ids.of(reviewer.get("id"));
        events.add(RatingChanges.posted(
                item,
                id,
                author == null ? null : Author.of(author, reviewer.text("name").orElse(null))));
    }

    private static void add(
            List<InboundEvent> events, Item item, @Nullable String id, @Nullable ThreadRef thread, MessageKind kind) {
        if (id == null || thread == null) {
            events.add(unsupported(item));
            return;
        }
        Posted posted = posted(item, id, thread, kind);
        events.add(posted);
        if (item.json().bool(Change.HIDDEN)) {
            events.add(new Hidden(item.account(), id, true, posted.sentAt()));
        }
    }

    private static Posted posted(Item item, String id, ThreadRef thread, MessageKind kind) {
        Author author = item.author();
        return new Posted(
                item.account(),
                id,
                thread,
                Visibility.PUBLIC,
                kind,
                item.isOurs(author),
                author,
                new Content(item.text("message"), Media.ofObject(item.json()), Map.of()),
                item.createdAt(),
                item.json().text("permalink_url").orElse(null),
                null);
    }

    private static Unsupported unsupported(Item item) {
        return new Unsupported(
                item.account(), "a polled item without id", item.json().raw(), item.told());
    }
}
