package io.threadwell.connector.facebook.internal;

import io.threadwell.api.model.Attachment;
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** What came with a post or comment, by link. */
final class Media {
    private Media() {}

    /** The links in a change of a page's feed: {@code photo}, {@code photos}, {@code video}, and {@code link} for all else. */
    static List<Attachment> ofChange(JsonValue value, String item) {
        List<Attachment> media = new ArrayList<>(2);
        add(media, Attachment.Kind.IMAGE, value.get("photo"));
        for (JsonValue photo : value.get("photos").asList()) {
            add(media, Attachment.Kind.IMAGE, photo);
        }
        add(media, Attachment.Kind.VIDEO, value.get("video"));
        add(media, linkKind(item), value.get("link"));
        return media;
    }

    private static Attachment.Kind linkKind(String item) {
        return switch (item) {
            case "photo" -> Attachment.Kind.IMAGE;
            case "video" -> Attachment.Kind.VIDEO;
            default -> Attachment.Kind.LINK;
        };
    }

    /** The {@code attachment} of a comment, or each of the {@code attachments} of a post, as the Graph API gives them. */
    static List<Attachment> ofObject(JsonValue object) {
        List<Attachment> media = new ArrayList<>(2);
        addGraph(media, object.get("attachment"));
        for (JsonValue attachment : object.at("attachments", "data").elements()) {
            List<JsonValue> parts = attachment.at("subattachments", "data").elements();
            for (JsonValue part : parts.isEmpty() ? List.of(attachment) : parts) {
                addGraph(media, part);
            }
        }
        return media;
    }

    private static void addGraph(List<Attachment> media, JsonValue attachment) {
        if (attachment.isMissing()) {
            return;
        }
        Attachment.Kind kind = graphKind(attachment.text("type", ""));
        JsonValue image = attachment.at("media", "image", "src");
        JsonValue video = attachment.at("media", "source");
        JsonValue page = attachment.get("url");
        if (kind == Attachment.Kind.IMAGE || kind == Attachment.Kind.STICKER) {
            add(media, kind, image.isMissing() ? page : image);
        } else {
            add(media, kind, kind == Attachment.Kind.VIDEO && !video.isMissing() ? video : page);
        }
    }

    private static Attachment.Kind graphKind(String type) {
        if (type.startsWith("photo") || type.startsWith("animated_image") || type.equals("album")) {
            return Attachment.Kind.IMAGE;
        } else if (type.startsWith("video")) {
            return Attachment.Kind.VIDEO;
        } else if (type.equals("sticker")) {
            return Attachment.Kind.STICKER;
        }
        return Attachment.Kind.LINK;
    }

    private static void add(List<Attachment> media, Attachment.Kind kind, JsonValue link) {
        String url = link.isText() ? link.text().orElse("") : "";
        if (!url.isEmpty() && !has(media, url)) {
            media.add(Attachment.of(kind, url));
        }
    }

    private static boolean has(List<Attachment> media, String url) {
        for (Attachment one : media) {
            if (one.url().equals(url)) {
                return true;
            }
        }
        return false;
    }
}
