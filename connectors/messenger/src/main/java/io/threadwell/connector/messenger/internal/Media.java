package io.threadwell.connector.messenger.internal;

import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Attachment.Kind;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came with a message, by link, as webhooks tell it (page "messages", "attachments"). */
final class Media {
    private static final Map<String, Kind> KINDS = Map.of(
            "image", Kind.IMAGE,
            "video", Kind.VIDEO,
            "audio", Kind.AUDIO,
            "file", Kind.FILE,
            "reel", Kind.VIDEO,
            "ig_reel", Kind.VIDEO,
            "fallback", Kind.LINK,
            "share", Kind.LINK,
            "post", Kind.LINK,
            "ig_post", Kind.LINK);

    private Media() {}

    static List<Attachment> of(List<JsonValue> attached) {
        List<Attachment> media = new ArrayList<>(attached.size());
        for (JsonValue one : attached) {
            Attachment attachment = attachment(one);
            if (attachment != null) {
                media.add(attachment);
            }
        }
        return media;
    }

    private static @Nullable Attachment attachment(JsonValue one) {
        JsonValue payload = one.get("payload");
        String type = one.text("type", "");
        if (type.equals("location")) {
            return place(one, payload.get("coordinates"));
        }
        String url = first(payload.text("url", ""), one.text("url", ""));
        if (url.isBlank()) {
            return null;
        }
        boolean sticker = !payload.get("sticker_id").isMissing();
        Kind kind = sticker ? Kind.STICKER : KINDS.getOrDefault(type, Kind.OTHER);
        return new Attachment(kind, Texts.storable(url), null, title(one), null);
    }

    private static @Nullable Attachment place(JsonValue one, JsonValue coordinates) {
        if (coordinates.doubleValue("lat").isEmpty()
                || coordinates.doubleValue("long").isEmpty()) {
            return null;
        }
        String address = "geo:" + coordinates.text("lat", "") + "," + coordinates.text("long", "");
        return new Attachment(Kind.LOCATION, address, null, title(one), null);
    }

    private static @Nullable String title(JsonValue one) {
        String title = first(one.text("title", ""), one.get("payload").text("title", ""));
        return title.isBlank() ? null : Texts.storable(title);
    }

    /** What a card, a form or a product says that has no link of its own. */
    static List<String> words(JsonValue one) {
        List<String> words = new ArrayList<>();
        if (one.text("type", "").equals("template")) {
            JsonValue payload = one.get("payload");
            words.add(Said.words(payload, "text"));
            words.add(Said.words(one, "title"));
            cards(words, payload.get("elements"));
            cards(words, payload.at("product", "elements"));
        } else if (attachment(one) == null) {
            words.add(Said.words(one, "title"));
        }
        return words;
    }

    private static void cards(List<String> words, JsonValue elements) {
        for (JsonValue card : elements.elements()) {
            words.add(Said.words(card, "title"));
            words.add(Said.words(card, "subtitle"));
        }
    }

    static String first(String one, String other) {
        return one.isBlank() ? other : one;
    }
}
