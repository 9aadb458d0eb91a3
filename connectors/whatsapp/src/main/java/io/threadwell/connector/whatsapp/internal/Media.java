package io.threadwell.connector.whatsapp.internal;

import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Attachment.Kind;
import io.threadwell.connector.meta.Ids;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came with a message. Media have ids; their addresses are asked for, and end after five minutes (page "Media"). */
final class Media {
    static final String REFERENCE = "whatsapp:media/";
    /** The message types that are media. */
    static final Map<String, Kind> KINDS = Map.of(
            "image", Kind.IMAGE,
            "video", Kind.VIDEO,
            "audio", Kind.AUDIO,
            "voice", Kind.AUDIO,
            "document", Kind.FILE,
            "sticker", Kind.STICKER);

    private Media() {}

    /** Media of a message by its type; empty where it has none. */
    static List<Attachment> of(String type, JsonValue media) {
        Kind kind = KINDS.get(type);
        String id = Ids.of(media.get("id"));
        if (kind == null || id == null) {
            return List.of();
        }
        String contentType = word(media, "mime_type");
        return List.of(new Attachment(kind, REFERENCE + id, contentType, word(media, "filename"), null));
    }

    static List<Attachment> place(JsonValue location) {
        List<Attachment> found = new ArrayList<>();
        String latitude = word(location, "latitude");
        String longitude = word(location, "longitude");
        if (latitude != null && longitude != null) {
            String address = "geo:" + latitude + "," + longitude;
            found.add(new Attachment(Kind.LOCATION, address, null, word(location, "name"), null));
        }
        String link = word(location, "url");
        if (link != null) {
            found.add(Attachment.of(Kind.LINK, link));
        }
        return found;
    }

    private static @Nullable String word(JsonValue json, String name) {
        return json.text(name)
                .filter(word -> !word.isBlank())
                .map(Texts::storable)
                .orElse(null);
    }
}
