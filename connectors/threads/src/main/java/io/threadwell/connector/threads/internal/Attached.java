package io.threadwell.connector.threads.internal;

import io.threadwell.api.model.Attachment;
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came with a post or reply, by link (page "Retrieve Threads Media Objects", "Fields"). */
final class Attached {
    private Attached() {}

    static List<Attachment> to(JsonValue item) {
        List<Attachment> found = new ArrayList<>(2);
        JsonValue children = item.get("children");
        for (JsonValue child : (children.isObject() ? children.get("data") : children).asList()) {
            addMedium(found, child);
        }
        if (found.isEmpty()) {
            addMedium(found, item);
        }
        add(found, Attachment.Kind.IMAGE, item.text("gif_url", ""), null);
        String link = item.text("link_attachment_url", "");
        if (!item.text("text", "").contains(link)) {
            add(found, Attachment.Kind.LINK, link, null);
        }
        return found;
    }

    /** Where Threads keeps a film's own link back, its still picture stands for it. */
    private static void addMedium(List<Attachment> found, JsonValue medium) {
        String described = medium.text("alt_text").orElse(null);
        String url = medium.text("media_url", "");
        if (url.isEmpty()) {
            add(found, Attachment.Kind.IMAGE, medium.text("thumbnail_url", ""), described);
        } else {
            add(found, kind(medium.text("media_type", "")), url, described);
        }
    }

    private static Attachment.Kind kind(String type) {
        return switch (type) {
            case "IMAGE", "CAROUSEL_ALBUM" -> Attachment.Kind.IMAGE;
            case "VIDEO" -> Attachment.Kind.VIDEO;
            case "AUDIO" -> Attachment.Kind.AUDIO;
            default -> Attachment.Kind.OTHER;
        };
    }

    private static void add(List<Attachment> found, Attachment.Kind kind, String url, @Nullable String described) {
        if (!url.isEmpty()) {
            found.add(new Attachment(kind, url, null, null, described));
        }
    }
}
