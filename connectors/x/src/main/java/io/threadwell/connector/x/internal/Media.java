package io.threadwell.connector.x.internal;

import io.threadwell.api.model.Attachment;
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came with a post or message, by link. */
final class Media {
    private final Includes includes;

    Media(Includes includes) {
        this.includes = includes;
    }

    /** Of a post of API v2: its media and the links in its text, but those to its media and to what it quotes. */
    List<Attachment> ofPost(JsonValue post, JsonValue entities, String permalink, @Nullable String quoted) {
        Map<String, Attachment> all = new LinkedHashMap<>();
        for (JsonValue key : post.at("attachments", "media_keys").elements()) {
            key.text().map(name -> ofKey(name, permalink)).ifPresent(one -> all.put(one.url(), one));
        }
        for (Attachment link : links(entities, quoted)) {
            all.putIfAbsent(link.url(), link);
        }
        return List.copyOf(all.values());
    }

    /** A medium of which nothing but the key came along can be seen where the post is. */
    private Attachment ofKey(String key, String permalink) {
        JsonValue medium = includes.media(key);
        Attachment.Kind kind = kind(medium.text("type", ""));
        String url = medium.text("url")
                .or(() -> best(medium.get("variants")))
                .or(() -> medium.text("preview_image_url"))
                .orElse(permalink + "#" + key);
        return new Attachment(kind, url, null, null, medium.text("alt_text").orElse(null));
    }

    /** Of a post or message in the older form. */
    static List<Attachment> ofStatus(List<JsonValue> media, JsonValue entities, @Nullable String quoted) {
        Map<String, Attachment> all = new LinkedHashMap<>();
        for (JsonValue medium : media) {
            ofMedium(medium, all);
        }
        for (Attachment link : links(entities, quoted)) {
            all.putIfAbsent(link.url(), link);
        }
        return List.copyOf(all.values());
    }

    private static void ofMedium(JsonValue medium, Map<String, Attachment> all) {
        String image = medium.text("media_url_https").orElseGet(() -> medium.text("media_url", ""));
        String url = best(medium.at("video_info", "variants")).orElse(image);
        if (!url.isEmpty()) {
            String alt = medium.text("ext_alt_text").orElse(null);
            all.put(url, new Attachment(kind(medium.text("type", "")), url, null, null, alt));
        }
    }

    /** The film with the most detail that can be played as a file. */
    private static Optional<String> best(JsonValue variants) {
        JsonValue best = JsonValue.missing();
        for (JsonValue one : variants.elements()) {
            boolean film = one.text("content_type", "").equals("video/mp4")
                    && one.get("url").isText();
            if (film && (best.isMissing() || rate(one) > rate(best))) {
                best = one;
            }
        }
        return best.text("url");
    }

    private static long rate(JsonValue variant) {
        return Fields.either(variant, "bit_rate", "bitrate").longValue().orElse(0);
    }

    private static Attachment.Kind kind(String type) {
        return switch (type) {
            case "photo" -> Attachment.Kind.IMAGE;
            case "video", "animated_gif" -> Attachment.Kind.VIDEO;
            default -> Attachment.Kind.OTHER;
        };
    }

    private static List<Attachment> links(JsonValue entities, @Nullable String quoted) {
        List<Attachment> links = new ArrayList<>();
        for (JsonValue link : entities.get("urls").elements()) {
            String url = link.text("unwound_url").orElseGet(() -> link.text("expanded_url", ""));
            boolean ofMedia = !link.get("media_key").isMissing()
                    || link.text("display_url", "").startsWith("pic.");
            boolean ofQuote = quoted != null && url.contains("/status/" + quoted);
            boolean ofItself = url.contains("twitter.com/i/web/status/");
            if (!url.isEmpty() && !ofMedia && !ofQuote && !ofItself) {
                links.add(new Attachment(
                        Attachment.Kind.LINK, url, null, link.text("title").orElse(null), null));
            }
        }
        return links;
    }
}
