package io.threadwell.connector.telegram.internal;

import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Attachment.Kind;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What came with a message. Files have no address, only an id by which the bot can ask for one (type {@code File}). */
final class Files {
    static final String REFERENCE = "telegram:file/";

    private Files() {}

    static List<Attachment> of(JsonValue message) {
        List<Attachment> found = new ArrayList<>();
        photo(found, message.get("photo"));
        file(found, Kind.VIDEO, message.get("live_photo"), "video/mp4");
        file(found, Kind.VIDEO, message.get("video"), "video/mp4");
        file(found, Kind.VIDEO, message.get("video_note"), "video/mp4");
        file(found, Kind.VIDEO, message.get("animation"), "video/mp4");
        file(found, Kind.AUDIO, message.get("audio"), "audio/mpeg");
        file(found, Kind.AUDIO, message.get("voice"), "audio/ogg");
        if (message.get("animation").isMissing()) {
            // An animation comes a second time as a document, for old bots.
            file(found, Kind.FILE, message.get("document"), null);
        }
        sticker(found, message.get("sticker"));
        for (JsonValue paid : message.get("paid_media").get("paid_media").elements()) {
            photo(found, paid.get("photo"));
            file(found, Kind.VIDEO, paid.get("video"), "video/mp4");
        }
        place(found, message);
        story(found, message.get("story"));
        return found;
    }

    /** The largest of the sizes that a photo comes in. */
    private static void photo(List<Attachment> found, JsonValue sizes) {
        String largest = null;
        long most = -1;
        for (JsonValue size : sizes.elements()) {
            long area = size.longValue("width", 0) * size.longValue("height", 0);
            String id = size.text("file_id").orElse(null);
            if (id != null && area > most) {
                largest = id;
                most = area;
            }
        }
        if (largest != null) {
            found.add(new Attachment(Kind.IMAGE, REFERENCE + largest, "image/jpeg", null, null));
        }
    }

    private static void file(List<Attachment> found, Kind kind, JsonValue file, @Nullable String usual) {
        file.text("file_id").ifPresent(id -> {
            String type = file.text("mime_type").orElse(usual);
            Kind shown = kind == Kind.FILE ? kindOf(type) : kind;
            String name = file.text("file_name").map(Texts::storable).orElse(null);
            found.add(new Attachment(shown, REFERENCE + id, type, name, null));
        });
    }

    /** A picture that was sent "as a file" is a picture all the same. */
    private static Kind kindOf(@Nullable String type) {
        String lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
        return lower.startsWith("image/") ? Kind.IMAGE : Kind.FILE;
    }

    private static void sticker(List<Attachment> found, JsonValue sticker) {
        sticker.text("file_id").ifPresent(id -> {
            String type = sticker.bool("is_video")
                    ? "video/webm"
                    : sticker.bool("is_animated") ? "application/x-tgsticker" : "image/webp";
            found.add(new Attachment(
                    Kind.STICKER,
                    REFERENCE + id,
                    type,
                    null,
                    sticker.text("emoji").map(Texts::storable).orElse(null)));
        });
    }

    private static void place(List<Attachment> found, JsonValue message) {
        JsonValue venue = message.get("venue");
        JsonValue location = venue.isMissing() ? message.get("location") : venue.get("location");
        String latitude = location.get("latitude").text().orElse(null);
        String longitude = location.get("longitude").text().orElse(null);
        if (latitude != null && longitude != null) {
            String name = venue.text("title").map(Texts::storable).orElse(null);
            found.add(new Attachment(Kind.LOCATION, "geo:" + latitude + "," + longitude, null, name, null));
        }
    }

    private static void story(List<Attachment> found, JsonValue story) {
        String link = storyLink(story);
        if (link != null) {
            found.add(Attachment.of(Kind.LINK, link));
        }
    }

    /** A public story's address; those of people without a name have none. */
    static @Nullable String storyLink(JsonValue story) {
        String name = story.get("chat").text("username").orElse(null);
        String id = story.text("id").orElse(null);
        return name == null || id == null ? null : "https://t.me/" + name + "/s/" + id;
    }
}
