package io.threadwell.connector.threads.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Hidden;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.threads.ThreadsConnector;
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads posts and replies into the same events, whichever way they come. */
final class Items {
    private static final String REPOST = "REPOST_FACADE";

    private Items() {}

    /** @param known what sort of item it is; absent where it shows that itself */
    static List<InboundEvent> read(Item item, @Nullable MessageKind known) {
        String id = item.id();
        if (id == null) {
            return List.of(new Unsupported(
                    item.account(), "an item without id", item.json().raw(), item.told()));
        }
        if (item.text("media_type").equals(REPOST)) {
            return List.of(new Noted(item.account(), "repost", item.writtenAt()));
        }
        List<InboundEvent> events = new ArrayList<>(2);
        ThreadRef thread = thread(item, id);
        events.add(new Posted(
                item.account(),
                id,
                thread,
                Visibility.PUBLIC,
                known != null ? known : kind(thread),
                item.isOurs(),
                item.author(),
                new Content(item.text("text"), Attached.to(item.json()), attributes(item)),
                item.writtenAt(),
                item.json().text("permalink").orElse(null),
                null));
        if (item.text("hide_status").equals("HIDDEN")) {
            events.add(new Hidden(item.account(), id, true, item.writtenAt()));
        }
        return events;
    }

    /**
     * Replies nest as deep as people like; Threads names the post at the very top and the item that is answered. A reply to the post
     * begins a thread; of a deeper one only its parent is known.
     */
    private static ThreadRef thread(Item item, String id) {
        String root = item.id("root_post");
        String parent = item.id("replied_to");
        if (parent == null || parent.equals(id)) {
            return root == null || root.equals(id) ? ThreadRef.root(id) : ThreadRef.rootUnder(id, root);
        }
        return root != null && parent.equals(root) ? ThreadRef.rootUnder(id, root) : ThreadRef.childOf(parent, root);
    }

    private static MessageKind kind(ThreadRef thread) {
        return thread.parent() == null ? MessageKind.POST : MessageKind.COMMENT;
    }

    private static Map<String, String> attributes(Item item) {
        Map<String, String> attributes = new HashMap<>();
        put(attributes, ContentAttributes.QUOTES, item.id("quoted_post"));
        put(attributes, ThreadsConnector.TOPIC, item.text("topic_tag"));
        put(
                attributes,
                ThreadsConnector.APPROVAL,
                held(item.text("reply_approval_status").toLowerCase(Locale.ROOT)));
        put(attributes, ThreadsConnector.POLL, poll(item.json().get("poll_attachment")));
        return attributes;
    }

    private static String held(String status) {
        return status.equals("pending") || status.equals("ignored") ? status : "";
    }

    private static String poll(JsonValue poll) {
        List<String> choices = new ArrayList<>(4);
        for (String name : List.of("option_a", "option_b", "option_c", "option_d")) {
            poll.text(name).filter(choice -> !choice.isBlank()).ifPresent(choices::add);
        }
        return String.join("\n", choices);
    }

    private static void put(Map<String, String> attributes, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            attributes.put(name, value);
        }
    }
}
